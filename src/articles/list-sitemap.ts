import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { recovered } from './listing-keys.ts'
import type { ArticleDay } from './published-article.ts'
import { type DayRow, dayFromRow } from './reading/day-row.ts'
import { otherEditionsPart, otherEditionsSchema } from './reading/json-parts.ts'

/** A public piece as search engines are told of it. */
export type SitemapPiece = {
  path: string
  headline: string
  isSample: boolean
  firstPublishedAt: Date
  /** when its text was changed last */
  revisedAt: Date
  day: ArticleDay | null
  otherEditions: { edition: Edition; path: string }[]
}

/** The listings that together hold every public piece once: its months, and what has no month. */
export async function listSitemapListings(
  db: Db,
  edition: Edition,
): Promise<{ listing: string; pieces: number }[]> {
  const rows = await db
    .selectFrom('listing_counts')
    .select((e) => ['listing', e.cast<number>(e.fn.sum('pieces'), 'integer').as('pieces')])
    .where('edition', '=', edition)
    .where((e) => e.or([e('listing', 'like', 'month:%'), e('listing', '=', recovered)]))
    .groupBy('listing')
    .having((e) => e.fn.sum('pieces'), '>', 0)
    .orderBy('listing', 'desc')
    .execute()
  return rows
}

/** Pieces of a listing, newest first, without their texts. One query. */
export async function listSitemapPieces(
  db: Db,
  page: { edition: Edition; listing: string; offset: number; limit: number },
): Promise<SitemapPiece[]> {
  const { edition, listing, offset, limit } = page
  const { rows } = await sql<SitemapRow>`
    with found as (
      select article_id, listed_at from listings
      where edition = ${edition} and listing = ${listing}
      order by listed_at desc, article_id desc offset ${offset} limit ${limit})
    select place.path, r.headline, 'sample' = any(r.labels) as is_sample,
      a.first_published_at, r.published_at, a.dated_from, a.dated_to, a.dated_basis,
      ${otherEditionsPart} as other_editions
    from found
    join articles a on a.id = found.article_id
    join revisions r on r.id = a.public_revision_id
    join addresses place on place.article_id = a.id and place.canonical
    order by found.listed_at desc, found.article_id desc`.execute(db)
  return rows.map((row) => ({
    path: row.path,
    headline: row.headline,
    isSample: row.is_sample,
    firstPublishedAt: row.first_published_at,
    revisedAt: row.published_at,
    day: dayFromRow(row),
    otherEditions: otherEditionsSchema.parse(row.other_editions),
  }))
}

type SitemapRow = DayRow & {
  path: string
  headline: string
  is_sample: boolean
  first_published_at: Date
  published_at: Date
  other_editions: unknown
}
