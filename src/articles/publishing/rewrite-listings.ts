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
  const { text, day } = piece
  const at = day?.from && piece.listedAt ? piece.listedAt : undatedAt(day)
  const keys = new Set([
    ...datedListings(day),
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

/**
 * Where a piece stands whose earliest day is not known: after everything dated, so that no listing
 * takes its latest possible day for its day. Among themselves such pieces are ordered by that, a
 * minute a day from the year 100 on.
 */
function undatedAt(day: ArticleDay | null): Date {
  const minutes = day ? (Date.parse(day.to) - LONG_AGO) / DAY_MS : 0
  return new Date(LONG_AGO + minutes * 60_000)
}

const LONG_AGO = Date.parse('0100-01-01')
const DAY_MS = 86_400_000

export async function clearListings(tx: Tx, articleId: string): Promise<void> {
  await tx.deleteFrom('listings').where('article_id', '=', articleId).execute()
}
