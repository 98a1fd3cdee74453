import { z } from 'zod'
import type { Job } from '#platform/queue.ts'

/** Publishes whatever is due; it carries no piece, so that one waking after a pause serves all. */
export const publishDueJob: Job<Record<string, never>> = {
  name: 'publish-due',
  payload: z.strictObject({}),
}

/** One waiting job a piece: scheduling it anew replaces the job. */
export function publishDueKey(articleId: string): string {
  return `publish-due:${articleId}`
}
