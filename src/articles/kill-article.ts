import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { fileArticleChanged } from './article-changed-job.ts'
import { listArticleTags } from './publishing/article-tags.ts'
import { lockArticle, requireNotKilled } from './publishing/lock-article.ts'
import { endPublicState, requireReason } from './publishing/public-end.ts'

export type Killing = {
  actor: Actor
  articleId: string
  /**
   * for the readers, where the piece was ever public: its address answers 410 with it. A withdrawn
   * piece keeps the reason that it has unless another is given.
   */
  reason?: string
  at?: Date
}

/**
 * Ends a piece for good. One that was never public leaves no trace for readers.
 * @throws Failure `article-unknown`, `article-killed`, `reason-missing`
 */
export async function killArticle(
  tx: Tx,
  { actor, articleId, reason, at = new Date() }: Killing,
): Promise<void> {
  const article = await lockArticle(tx, articleId)
  requireNotKilled(article)
  const wasPublic = article.firstPublishedAt !== null
  const written = wasPublic ? requireReason(reason ?? article.publicReason) : null
  const tags = wasPublic ? await listArticleTags(tx, article) : []
  await endPublicState(tx, article, { state: 'killed', reason: written, at })
  const act = 'article.killed'
  await recordAct(tx, { actor, act, subject: articleId, detail: { reason: written } })
  await fileArticleChanged(tx, articleId)
  await appendEvent(tx, { name: act, subject: articleId, tags })
}
