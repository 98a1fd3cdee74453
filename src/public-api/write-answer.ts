import type { Found, TickerFound } from './endpoint.ts'
import { writeRates } from './write-rates.ts'

export const forms = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson',
  /** of the ticker only */
  txt: 'text/plain; charset=utf-8',
} as const

export type Form = keyof typeof forms

/** What was found, in a form; rates are written into the room where one is lent. */
export function writeAnswer(
  found: Found,
  form: Form,
  room: Buffer<ArrayBuffer> | null = null,
): string | Buffer {
  if (found.kind === 'rates') return writeRates(found, form, room)
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

/** RFC 4180. Texts are ours, but a name may hold a comma. */
function csvCell(value: string | number | boolean | null): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
