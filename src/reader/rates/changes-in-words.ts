import type { PairHistory } from '#rates/pair-history.ts'
import type { Messages } from '../messages/catalogue.ts'

type Words = { messages: Messages; figures: (text: string) => string }

/** '30 days: 0.3%; One year: -2.4%; Five years: —' */
export function changesInWords(
  { changes }: Pick<PairHistory, 'changes'>,
  { messages, figures }: Words,
): string {
  const { spans } = messages.rates
  return changes.map(({ span, change }) => `${spans[span]}: ${figures(change)}`).join('; ')
}
