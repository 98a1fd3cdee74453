import type { Tx } from '#platform/database.ts'
import { fileArticleChanged } from '../article-changed-job.ts'
import type { LockedWork } from './lock-work.ts'

/** Takes the words of a work out of the search index at once. */
export async function forgetFound(tx: Tx, work: LockedWork): Promise<void> {
  if (work.length === 0) return
  const ids = work.map(({ id }) => id)
  await tx.deleteFrom('search_entries').where('article_id', 'in', ids).execute()
}

/**
 * Has what is left of the work put back into the index. After a restore, where there are no jobs
 * yet, the worker misses the entries by itself (search/reindex.ts).
 */
export async function findAgain(tx: Tx, work: LockedWork): Promise<void> {
  for (const { id } of work) await fileArticleChanged(tx, id)
}
