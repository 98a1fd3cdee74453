import { exactRate, productOf, toDecimals } from './exact-rate.ts'
import { type FoundRate, findRate, type RateQuestion } from './find-rate.ts'
import type { RateTable } from './rate-table.ts'

export type Conversion = {
  /** in `quote`, rounded once, half up: '1,000.00' is '1000.00' here */
  result: string
  rate: FoundRate
}

/** ISO 4217 counts minor units so; whatever is not here has two. Intl differs for some. */
const MINOR_UNITS: Record<string, number> = {
  BHD: 3,
  CLP: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
}

/** What an amount (a plain decimal) was worth on a day. Null where no rate of that day is known. */
export function convert(
  table: RateTable,
  { amount, ...question }: RateQuestion & { amount: string },
): Conversion | null {
  const rate = findRate(table, question)
  if (!rate) return null
  const worth = productOf(exactRate(amount, 1), rate.exact)
  return { result: toDecimals(worth, MINOR_UNITS[question.quote] ?? 2), rate }
}
