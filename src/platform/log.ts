import { type DestinationStream, type Logger, pino } from 'pino'
import { errorCode } from './error-code.ts'

export type Log = Logger

/**
 * The process's log: JSON lines on standard error.
 * No line holds an address of a reader, a user agent, a query string or a mail address.
 */
export function openLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: isoTime,
      serializers: { err: describeError },
    },
    destination ?? pino.destination({ fd: 2, sync: false }),
  )
}

/**
 * What a log may keep of an error. Its other fields stay out: PostgreSQL's `detail` quotes the row
 * that it refused. The stack is for a log that is collected; on a terminal it only hides the line.
 */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  const code = errorCode(error)
  return { name, message, code, ...(process.stderr.isTTY ? {} : { stack }) }
}

let written = { at: 0, text: '' }

/** Under load many lines share a millisecond, and writing a time out is a third of a line's cost. */
function isoTime(): string {
  const now = Date.now()
  if (now !== written.at) written = { at: now, text: `,"time":"${new Date(now).toISOString()}"` }
  return written.text
}
