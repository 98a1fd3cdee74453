import type { Tx } from '#platform/database.ts'
import { fileArticleChanged } from '../article-changed-job.ts'
import type { LockedWork } from './lock-work.ts'

/** Takes the words of a work out of the search index at once; what is left of them comes back by a job. */
export async function forgetFound(tx: Tx, work: LockedWork): Promise<void> {
  if (work.length === 0) return
  const ids = work.map(({ id }) => id)
  await tx.deleteFrom('search_entries').where('article_id', 'in', ids).execute()
  for (const id of ids) await fileArticleChanged(tx, id)
}
