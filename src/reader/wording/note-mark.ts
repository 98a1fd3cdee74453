import type { ArticleCard } from '#articles/published-article.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Dates } from './dates.ts'

/** 'Updated 20 November 2026', by the newest note on a piece; '' where it has none. */
export function noteMark(
  { newestNote }: Pick<ArticleCard, 'newestNote'>,
  { messages, dates }: { messages: Messages; dates: Dates },
): string {
  if (!newestNote) return ''
  return messages.article.noted[newestNote.kind](dates.day(dates.dayOf(newestNote.at)))
}
