import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { lockPages } from '#site/expunge-pages.ts'
import { type LockedArticle, lockArticle } from '../publishing/lock-article.ts'

/** The editions of one piece; empty where there is no such piece, or none is named. */
export type LockedWork = readonly LockedArticle[]

/**
 * Keeps everybody from writing what is about to be searched: captures, standing pages, new
 * editions of the work, and acts on the ones it has, always in this order. Readers are not kept waiting.
 */
export async function lockWork(tx: Tx, articleId: string | null): Promise<LockedWork> {
  await sql`lock table captures in share row exclusive mode`.execute(tx)
  await lockPages(tx)
  if (articleId === null) return []
  const work = await tx
    .selectFrom('articles')
    .innerJoin('works', 'works.id', 'articles.work_id')
    .select('works.id')
    .where('articles.id', '=', articleId)
    .forUpdate('works')
    .executeTakeFirst()
  if (!work) return []
  const rows = await tx
    .selectFrom('articles')
    .select('id')
    .where('work_id', '=', work.id)
    .orderBy('id')
    .execute()
  const articles: LockedArticle[] = []
  for (const { id } of rows) articles.push(await lockArticle(tx, id))
  return articles
}
