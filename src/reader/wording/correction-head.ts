import type { Correction } from '#articles/published-article.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Dates } from './dates.ts'

/** 'Correction, 20 November 2026' */
export function correctionHead(
  { kind, at }: Pick<Correction, 'kind' | 'at'>,
  { messages, dates }: { messages: Messages; dates: Dates },
): string {
  const words = messages.correction
  return words.headed(words.kinds[kind], dates.day(dates.dayOf(at)))
}
