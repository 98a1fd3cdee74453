import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { fileArticleChanged } from './article-changed-job.ts'
import { listArticleTags } from './publishing/article-tags.ts'
import { lockArticle, requirePublic } from './publishing/lock-article.ts'
import { endPublicState, requireReason } from './publishing/public-end.ts'

export type Withdrawal = {
  actor: Actor
  articleId: string
  /** for the readers: the address answers 410 with it */
  reason: string
  at?: Date
}

/**
 * Takes a public piece back. It can be published again.
 * @throws Failure `article-unknown`, `article-not-public`, `reason-missing`
 */
export async function withdrawArticle(
  tx: Tx,
  { actor, articleId, reason, at = new Date() }: Withdrawal,
): Promise<void> {
  const article = await lockArticle(tx, articleId)
  requirePublic(article)
  const written = requireReason(reason)
  const tags = await listArticleTags(tx, article)
  await endPublicState(tx, article, { state: 'withdrawn', reason: written, at })
  const act = 'article.withdrawn'
  await recordAct(tx, { actor, act, subject: articleId, detail: { reason: written } })
  await fileArticleChanged(tx, articleId)
  await appendEvent(tx, { name: act, subject: articleId, tags })
}
