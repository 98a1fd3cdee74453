import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { DATED_SINCE } from './listing-keys.ts'
import type { ArticleCard } from './published-article.ts'
import { listCards } from './reading/card-row.ts'

/** Public pieces that this one links to in its running text and that are not newer, newest first. */
export async function listEarlierCoverage(
  db: Db,
  articleId: string,
  limit = 6,
): Promise<ArticleCard[]> {
  const { rows } = await sql<{ id: string }>`
    select older.id
    from article_links link
      join articles older on older.id = link.to_article_id
      join articles own on own.id = link.from_article_id
    where own.id = ${articleId} and older.id <> own.id and older.public_state = 'published'
      and coalesce(older.listed_at, older.first_published_at)
        <= coalesce(own.listed_at, own.first_published_at)
    order by coalesce(older.listed_at, older.first_published_at) desc, older.id desc
    limit ${limit}`.execute(db)
  return listCards(
    db,
    rows.map(({ id }) => id),
  )
}

/** The newest dated pieces of a listing, without those of `but`. */
export async function listOfListing(
  db: Db,
  of: { edition: Edition; listing: string; but: readonly string[]; limit: number },
): Promise<ArticleCard[]> {
  const { rows } = await sql<{ id: string }>`
    select l.article_id as id
    from listings l
    where l.edition = ${of.edition} and l.listing = ${of.listing} and l.listed_at >= ${DATED_SINCE}
    order by l.listed_at desc, l.article_id desc
    limit ${of.limit + of.but.length}`.execute(db)
  const ids = rows.map(({ id }) => id).filter((id) => !of.but.includes(id))
  return listCards(db, ids.slice(0, of.limit))
}
