import type { Db } from '#platform/database.ts'

/**
 * The piece that stands, or stood, at a path, which is looked up as it is: with the edition's
 * prefix, without suffix, query or trailing slash. Old addresses of a piece count. Null where
 * there is none.
 */
export async function findArticleId(db: Db, path: string): Promise<string | null> {
  const row = await db
    .selectFrom('addresses')
    .select('article_id')
    .where('path', '=', path)
    .executeTakeFirst()
  return row?.article_id ?? null
}
