import { currencyInForce } from './currency-in-force.ts'
import { type PrintedRate, UnreadableTable } from './extraction.ts'

type Printed = {
  day: string
  code: string
  value: string
  /** '' where the source prints none and means 1 */
  nominal: string
  decimal: '.' | ','
  checksum?: string
}

/**
 * One row, checked; null where it has no figure (empty, `N/A`, a zero), as banks print for a
 * currency they do not quote that day.
 *
 * @throws UnreadableTable `bad-row`
 */
export function printedRate(printed: Printed): PrintedRate | null {
  const { day, code, nominal, checksum } = printed
  const rawValue = printed.value
  if (isNoFigure(rawValue)) return null
  if (!/^[A-Z]{3}$/.test(code)) throw badRow(`"${code.slice(0, 20)}" is no code of a currency`)
  if (!/^([1-9]\d{0,8})?$/.test(nominal)) {
    throw badRow(`the nominal of ${code} is "${nominal.slice(0, 20)}"`)
  }
  const value = printed.decimal === ',' ? rawValue.replace(',', '.') : rawValue
  const isPlain = !(printed.decimal === ',' && rawValue.includes('.'))
  if (!isPlain || !/^\d{1,12}(\.\d{1,12})?$/.test(value)) {
    throw badRow(`the value of ${code} is "${rawValue.slice(0, 20)}"`)
  }
  return {
    day,
    code: currencyInForce(code, day),
    value,
    nominal: Number(nominal || '1'),
    rawCode: code,
    rawNominal: nominal,
    rawValue,
    ...(checksum === undefined ? {} : { checksum }),
  }
}

/**
 * `25.04.2026` as '2026-04-25'; an ISO day as it is.
 *
 * @throws UnreadableTable `bad-row` where it is no day of the calendar
 */
export function printedDay(text: string): string {
  const [, d, m, y] = /^(\d{2})[./](\d{2})[./](\d{4})$/.exec(text.trim()) ?? []
  const iso = y ? `${y}-${m}-${d}` : text.trim()
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) {
    throw badRow(`the day is "${text.slice(0, 20)}"`)
  }
  return iso
}

function isNoFigure(value: string): boolean {
  return value === '' || value === 'N/A' || value === '-' || /^0+([.,]0+)?$/.test(value)
}

function badRow(what: string): UnreadableTable {
  return new UnreadableTable('bad-row', `A row cannot be read: ${what}.`)
}
