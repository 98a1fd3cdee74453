import type { ArticleText } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import { byline, datedListings, kind, term } from '../listing-keys.ts'
import { dayStart, newsroomDay } from '../newsroom-day.ts'
import type { ArticleDay } from '../published-article.ts'

/**
 * By which moment listings order a piece: that of its publication where this fell on the piece's
 * own day, else the beginning of its (latest possible) day; null where nothing is known of the day.
 */
export function listedAt(
  timeZone: string,
  { day, publishedAt }: { day: ArticleDay | null; publishedAt: Date },
): Date | null {
  if (!day) return null
  const isOfThatDay = day.from === day.to && newsroomDay(timeZone, publishedAt) === day.to
  return isOfThatDay ? publishedAt : dayStart(timeZone, day.to)
}

/** Puts a public piece into the listings where it belongs, and out of all others. */
export async function rewriteListings(
  tx: Tx,
  piece: {
    id: string
    edition: Edition
    day: ArticleDay | null
    listedAt: Date | null
    text: ArticleText
  },
): Promise<void> {
  const at = piece.listedAt
  if (at === null) return clearListings(tx, piece.id)
  const { text } = piece
  const keys = new Set([
    ...datedListings(piece.day),
    kind(text.kind),
    ...text.terms.map(term),
    ...text.bylines.map((by) => byline(by.bylineId)),
  ])
  await tx
    .deleteFrom('listings')
    .where('article_id', '=', piece.id)
    .where((row) => row.not(row.and([row('listed_at', '=', at), row('listing', 'in', [...keys])])))
    .execute()
  await tx
    .insertInto('listings')
    .values(
      [...keys].map((listing) => ({
        edition: piece.edition,
        listing,
        listed_at: at,
        article_id: piece.id,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function clearListings(tx: Tx, articleId: string): Promise<void> {
  await tx.deleteFrom('listings').where('article_id', '=', articleId).execute()
}
