import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * The process's log: JSON lines on standard error.
 * No line holds an address of a reader, a user agent, a query string or a mail address.
 */
export function openLog(level: string, destination?: DestinationStream): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ fd: 2, sync: false }),
  )
}
