import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * The process's log: JSON lines on standard error.
 * No line holds an address of a reader, a user agent, a query string or a mail address.
 */
export function openLog(level: string, destination?: DestinationStream): Log {
  return pino(
    { level, base: null, timestamp: isoTime },
    destination ?? pino.destination({ fd: 2, sync: false }),
  )
}

let written = { at: 0, text: '' }

/** Under load many lines share a millisecond, and writing a time out is a third of a line's cost. */
function isoTime(): string {
  const now = Date.now()
  if (now !== written.at) written = { at: now, text: `,"time":"${new Date(now).toISOString()}"` }
  return written.text
}
