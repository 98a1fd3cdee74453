import type { Db } from '#platform/database.ts'
import { fetchPage } from './fetch-page.ts'

/** The first piece that the front page leads to. */
export async function findArticlePath(port: number): Promise<string> {
  const { body } = await fetchPage(port, '/', { Accept: 'text/html' })
  const path = /href="(\/\d{4}\/\d\d\/\d\d\/[^"]+)"/.exec(body.toString())?.[1]
  if (!path) throw new Error('the front page leads to no article')
  return path
}

/** Addresses of public pieces, newest first. */
export async function listPaths(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('addresses')
    .innerJoin('articles', 'articles.id', 'addresses.article_id')
    .select('path')
    .where('canonical', '=', true)
    .where('public_state', '=', 'published')
    .orderBy('listed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.path)
}
