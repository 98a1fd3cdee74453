import { dayStart, newsroomDay } from '#articles/newsroom-day.ts'
import type { ArticleDay } from '#articles/published-article.ts'

type Dated = { day: ArticleDay | null; firstPublishedAt: Date }

/**
 * The moment from which a piece is public, for machines, which know no "probably": that of its
 * publication here where it fell on the piece's own day, else the beginning of that day. Null where
 * the day is not known for certain.
 */
export function sureMoment({ day, firstPublishedAt }: Dated, timeZone: string): Date | null {
  if (!day || day.from !== day.to) return null
  if (day.basis !== 'recorded' && day.basis !== 'stated') return null
  const isOfThatDay = newsroomDay(timeZone, firstPublishedAt) === day.to
  return isOfThatDay ? firstPublishedAt : dayStart(timeZone, day.to)
}
