import { type FoundRate, findRate, type RateQuestion } from './find-rate.ts'
import { minorUnits } from './minor-units.ts'
import type { RateTable } from './rate-table.ts'
import { worthText } from './worth-text.ts'

export type Conversion = {
  /** in `quote`, as `worthText` rounds it: '1,000.00' is '1000.00' here */
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
  return { result: worthText(amount, rate.exact, minorUnits(question.quote)), rate }
}
