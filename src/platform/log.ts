import { type DestinationStream, type Logger, pino, symbols } from 'pino'
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
 * Writes lines together, some milliseconds after the first of them or when they fill a block: to
 * write each by itself, or from another thread, costs more than to answer from the page cache.
 */
export function batched(destination: DestinationStream): DestinationStream {
  let waiting = ''
  const flush = () => {
    clearTimeout(soon)
    process.off('exit', flush)
    const lines = waiting
    waiting = ''
    if (lines) destination.write(lines)
  }
  let soon: NodeJS.Timeout | undefined
  return {
    write(line) {
      if (!waiting) {
        soon = setTimeout(flush, BATCH_MS).unref()
        process.once('exit', flush)
      }
      waiting += line
      if (waiting.length >= BATCH_LENGTH) flush()
    },
  }
}

const BATCH_MS = 20
const BATCH_LENGTH = 32 * 1024

/**
 * Writes lines of level info whose fields are JSON already, as `"name":value,…`: for the one line
 * that is written so often that the log's own way of making it would cost more than what it tells.
 */
export function openInfoLines(log: Log, message: string): (fields: string) => void {
  if (!log.isLevelEnabled('info')) return () => {}
  // The stream is public by this symbol, and what a line of the log looks like is this module's.
  const stream: DestinationStream = Reflect.get(log, symbols.streamSym)
  const [head, tail] = ['{"level":30', `,"msg":${JSON.stringify(message)}}\n`]
  return (fields) => stream.write(`${head}${isoTime()},${fields}${tail}`)
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
