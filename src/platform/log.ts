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
 * write each by itself, or from another thread, costs more than to answer from the page cache. They
 * wait as bytes: texts that are still in parts would be kept and moved by who collects garbage.
 */
export function batched(destination: DestinationStream): DestinationStream {
  const block = Buffer.allocUnsafeSlow(BLOCK_BYTES)
  let filled = 0
  let soon: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(soon)
    process.off('exit', flush)
    const lines = block.toString('utf8', 0, filled)
    filled = 0
    if (lines) destination.write(lines)
  }
  return {
    write(line) {
      const most = line.length * BYTES_OF_A_SIGN
      if (most > BLOCK_BYTES - filled) flush()
      if (most > BLOCK_BYTES) {
        destination.write(line)
        return
      }
      if (filled === 0) {
        soon = setTimeout(flush, BATCH_MS).unref()
        process.once('exit', flush)
      }
      filled += block.write(line, filled)
    },
  }
}

const BATCH_MS = 20
const BLOCK_BYTES = 32 * 1024
/** At most, in UTF-8, for each unit of a string's length. */
const BYTES_OF_A_SIGN = 3

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
