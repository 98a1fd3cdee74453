import type { CorrectedRate } from '#rates/list-corrected-rates.ts'
import type { Messages } from '../messages/catalogue.ts'

type Words = {
  messages: Messages
  count: (count: number) => string
  figures: (text: string) => string
}

/** Both figures as the bank printed them: '100 KZT = 18.6 KGS'. */
export function correctedPrices(
  { base, quote, nominal, nominalBefore, before, after }: CorrectedRate,
  { messages, count, figures }: Words,
): { before: string; after: string } {
  const price = (units: number, value: string) =>
    messages.rates.price(count(units), base, figures(value), quote)
  return { before: price(nominalBefore, before), after: price(nominal, after) }
}
