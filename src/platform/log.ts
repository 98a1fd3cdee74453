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
    destination ?? batched(pino.destination({ fd: 2, sync: true })),
  )
}

/**
 * Writes what one turn of the event loop has to say in one piece, at its end: to write each line by
 * itself, or from another thread, costs more than to answer from the page cache.
 */
export function batched(destination: DestinationStream): DestinationStream {
  let waiting = ''
  const flush = () => {
    const lines = waiting
    waiting = ''
    if (lines) destination.write(lines)
  }
  process.once('exit', flush)
  return {
    write(line) {
      if (!waiting) setImmediate(flush)
      waiting += line
    },
  }
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

let written = { second: 0, text: '' }

/** Under load many lines share a second, and writing a time out is a third of a line's cost. */
function isoTime(): string {
  const now = Date.now()
  const second = Math.floor(now / 1000)
  if (second !== written.second) {
    written = { second, text: new Date(now).toISOString().slice(0, -'000Z'.length) }
  }
  return `,"time":"${written.text}${String(now % 1000).padStart(3, '0')}Z"`
}
