import { z } from 'zod'
import type { Tx } from '#platform/database.ts'
import { fileJob, type Job } from '#platform/queue.ts'

/** What is public of a piece may have changed: whatever is made from that is to be made anew. */
export const articleChangedJob: Job<{ articleId: string }> = {
  name: 'article-changed',
  payload: z.strictObject({ articleId: z.uuid() }),
}

/** One waiting job a piece is enough, however often it changes. */
export function fileArticleChanged(tx: Tx, articleId: string): Promise<void> {
  return fileJob(tx, articleChangedJob, { articleId }, { key: `article-changed:${articleId}` })
}
