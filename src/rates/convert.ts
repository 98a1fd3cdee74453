import { exactRate, productOf, toDecimals } from './exact-rate.ts'
import { type FoundRate, findRate, type RateQuestion } from './find-rate.ts'
import { minorUnits } from './minor-units.ts'
import type { RateTable } from './rate-table.ts'

export type Conversion = {
  /** in `quote`, rounded once, half up: '1,000.00' is '1000.00' here */
  result: string
  rate: FoundRate
}

/** What an amount (a plain decimal) was worth on a day. Null where no rate of that day is known. */
export function convert(
  table: RateTable,
  { amount, ...question }: RateQuestion & { amount: string },
): Conversion | null {
  const rate = findRate(table, question)
  if (!rate) return null
  const worth = productOf(exactRate(amount, 1), rate.exact)
  return { result: toDecimals(worth, minorUnits(question.quote)), rate }
}
