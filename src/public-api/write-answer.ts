import type { RateSeries } from '#rates/list-rates.ts'
import type { Found, RatesFound, TickerFound } from './endpoint.ts'

export const forms = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
  /** of the ticker only */
  txt: 'text/plain; charset=utf-8',
} as const

export type Form = keyof typeof forms

const COLUMNS = ['date', 'base', 'quote', 'rate', 'source', 'method', 'quality'] as const

/** What was found, in a form. Rates are written by hand: thirty years are to take milliseconds. */
export function writeAnswer(found: Found, form: Form): string {
  if (found.kind === 'rates') return writeRates(found, form)
  if (form === 'txt') return found.kind === 'ticker' ? tickerLines(found) : ''
  if (form === 'json') {
    const rest = found.kind === 'ticker' ? { left_out: found.leftOut } : {}
    return `${JSON.stringify({ [found.kind]: found.rows, ...rest })}\n`
  }
  if (form === 'ndjson') return found.rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const [first] = found.rows
  if (!first) return ''
  const lines = [Object.keys(first), ...found.rows.map((row) => Object.values(row))]
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')
}

/** A line for each pair; the other direction stands beside it where there is one. */
function tickerLines({ rows }: TickerFound): string {
  return rows.map(({ line, turned }) => `${[line, turned].filter(Boolean).join(' / ')}\n`).join('')
}

function writeRates({ series, leftOut, next }: RatesFound, form: Form): string {
  if (form === 'csv') return `${COLUMNS.join(',')}\r\n${series.map(csvLines).join('')}`
  if (form === 'ndjson') return series.map((one) => jsonRows(one, '', '\n')).join('')
  const rest = `"left_out":${JSON.stringify(leftOut)},"next":${JSON.stringify(next)}`
  // Each row begins with its comma, of which the first is one too many.
  const rows = series.map((one) => jsonRows(one, ',\n', '')).join('')
  return `{"rates":[${rows.slice(2)}],${rest}}\n`
}

/** One text that grows is several times as fast as a list of rows that is joined. */
function jsonRows(series: RateSeries, before: string, after: string): string {
  const { base, quote, source, method, points } = series
  const start = `${before}{"date":"`
  const middle = `","base":"${base}","quote":"${quote}","rate":"`
  const end = `","source":"${source.code}","method":"${method}","quality":"`
  const [good, suspect] = [`${end}good"}${after}`, `${end}suspect"}${after}`]
  let text = ''
  for (const { date, rate, isSuspect } of points) {
    text += start + date + middle + rate + (isSuspect ? suspect : good)
  }
  return text
}

function csvLines({ base, quote, source, method, points }: RateSeries): string {
  return points
    .map(({ date, rate, isSuspect }) => {
      const quality = isSuspect ? 'suspect' : 'good'
      return `${date},${base},${quote},${rate},${source.code},${method},${quality}\r\n`
    })
    .join('')
}

/** RFC 4180. Texts are ours, but a name may hold a comma. */
function csvCell(value: string | number | boolean | null): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
