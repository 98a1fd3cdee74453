import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { PublishedArticle } from './published-article.ts'
import { selectPublished, toPublishedArticle } from './reading/published-row.ts'

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
