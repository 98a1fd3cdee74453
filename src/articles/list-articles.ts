import { sql } from 'kysely'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import type { ArticleCard, PublishedArticle } from './published-article.ts'
import { listCards } from './reading/card-row.ts'
import { countListings } from './reading/count-listings.ts'
import { selectPublished, toPublishedArticle } from './reading/published-row.ts'

export type ListingPage = { cards: ArticleCard[]; total: number }

/** One page of a listing, newest first. `listing` is a key of listing-keys.ts. Three queries. */
export async function listArticles(
  db: Db,
  page: ListingKey & { offset: number; limit: number },
): Promise<ListingPage> {
  const { edition, listing, offset, limit } = page
  const total = await countListed(db, page)
  // The later half is read from the other end, so that the last page costs what the first does.
  const fromEnd = offset > total / 2
  const order = fromEnd ? 'asc' : 'desc'
  const length = Math.max(0, Math.min(limit, total - offset))
  const found = await db
    .selectFrom('listings')
    .select('article_id')
    .where('edition', '=', edition)
    .where('listing', '=', listing)
    .orderBy('listed_at', order)
    .orderBy('article_id', order)
    .offset(fromEnd ? Math.max(0, total - offset - length) : offset)
    .limit(length)
    .execute()
  const ids = found.map((row) => row.article_id)
  return { cards: await listCards(db, fromEnd ? ids.reverse() : ids), total }
}

type ListingKey = { edition: Edition; listing: string }

/** How many pieces stand in a listing. */
export async function countListed(db: Db, { edition, listing }: ListingKey): Promise<number> {
  const counts = await countListings(db, { edition, listings: [listing] })
  return counts.get(listing) ?? 0
}

/** The editions in which a listing has pieces. */
export async function listEditionsWith(db: Db, listing: string): Promise<Edition[]> {
  const rows = await db
    .selectFrom('listing_counts')
    .select('edition')
    .where('listing', '=', listing)
    .groupBy('edition')
    .having((e) => e.fn.sum('pieces'), '>', 0)
    .execute()
  return rows.map((row) => editionSchema.parse(row.edition))
}

/** The cards of these pieces in the order of `ids`; pieces that are not public are left out. */
export function listCardsOf(db: Db, ids: readonly string[]): Promise<ArticleCard[]> {
  return listCards(db, ids)
}

/** The pieces as they stand now, in the order of `ids`, without those that are not public. One query. */
export async function listWholeArticles(
  db: Db,
  ids: readonly string[],
): Promise<PublishedArticle[]> {
  if (ids.length === 0) return []
  const rows = await selectPublished(db)
    .whereRef('r.id', '=', 'a.public_revision_id')
    .where('a.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  const pieces = new Map(rows.map((row) => [row.id, toPublishedArticle(row)]))
  return ids.flatMap((id) => pieces.get(id) ?? [])
}
