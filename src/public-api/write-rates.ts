import { putDay } from '#rates/day-number.ts'
import { MOST_RATE_BYTES } from '#rates/fixing-series.ts'
import { type ByteText, createByteText } from './byte-text.ts'
import type { RateRows, RatesFound } from './endpoint.ts'
import type { Form } from './write-answer.ts'

const BEFORE: Record<Form, string> = {
  csv: 'date,base,quote,rate,source,method,quality\r\n',
  json: '{"rates":[',
  ndjson: '',
  txt: '',
}

/**
 * Rates are written as bytes, by hand: thirty years of a pair are a megabyte, of which all but the
 * day and the digits is the same in each row. So they take a millisecond or two and leave no garbage.
 */
export function writeRates(
  { series, leftOut, next }: RatesFound,
  form: Form,
  room: Buffer<ArrayBuffer> | null = null,
): Buffer {
  const frames = series.map((one) => frameOf(one, form))
  const rows = (at: number) => (series[at]?.length ?? 0) * (lengthOf(frames[at]) + USUAL_RATE_BYTES)
  const text = createByteText(512 + frames.reduce((sum, _, at) => sum + rows(at), 0), room)
  text.add(Buffer.from(BEFORE[form]))
  const begun = text.length
  for (const [at, one] of series.entries()) {
    const frame = frames[at]
    if (frame) addRows(text, one, frame)
  }
  if (form !== 'json') return text.finish()
  // Each row ends with its comma, of which the last is one too many.
  if (text.length > begun) text.length -= ROW_END.length
  const rest = `"left_out":${JSON.stringify(leftOut)},"next":${JSON.stringify(next)}`
  text.add(Buffer.from(`],${rest}}\n`))
  return text.finish()
}

const ROW_END = ',\n'
/** Most are shorter; where many are longer, the text grows. */
const USUAL_RATE_BYTES = 16
const DATE_BYTES = 10

/** What stands around day and rate, the same in each row of a series. */
type Frame = {
  /** all before the rate, with room for the day so far before its end */
  start: Buffer
  dayBeforeEnd: number
  /** all after it, and the start of the next row: one copy a row instead of two */
  good: Buffer
  suspect: Buffer
}

function frameOf({ base, quote, source, method }: RateRows, form: Form): Frame {
  const end = (quality: string) =>
    form === 'csv'
      ? `,${source.code},${method},${quality}\r\n`
      : `","source":"${source.code}","method":"${method}","quality":"${quality}"}${form === 'json' ? ROW_END : '\n'}`
  const [before, after] =
    form === 'csv'
      ? ['', `,${base},${quote},`]
      : ['{"date":"', `","base":"${base}","quote":"${quote}","rate":"`]
  const start = before + ' '.repeat(DATE_BYTES) + after
  return {
    start: Buffer.from(start),
    dayBeforeEnd: DATE_BYTES + after.length,
    good: Buffer.from(end('good') + start),
    suspect: Buffer.from(end('suspect') + start),
  }
}

function lengthOf(frame: Frame | undefined): number {
  return frame?.suspect.length ?? 0
}

function addRows(text: ByteText, rows: RateRows, frame: Frame): void {
  const { start, dayBeforeEnd, good, suspect } = frame
  const longest = lengthOf(frame) + MOST_RATE_BYTES
  text.add(start)
  for (let at = 0; at < rows.length; at += 1) {
    const into = text.withRoom(longest)
    putDay(into, text.length - dayBeforeEnd, rows.dayAt(at))
    const end = rows.putRate(into, text.length, at)
    const between = rows.isSuspectAt(at) ? suspect : good
    into.set(between, end)
    text.length = end + between.length
  }
  // No row follows the last one.
  text.length -= start.length
}
