import type { Tx } from '#platform/database.ts'
import type { Actor } from '#staff/audit-log.ts'
import { lockWorkingCopy } from './find-working-copy.ts'
import { publishArticle } from './publish-article.ts'
import type { ReviewOutcome } from './review-article.ts'

type Refused = Exclude<ReviewOutcome, { ok: true }>

/**
 * Publishes a piece that was approved, as it stood then: a version that somebody has written
 * meanwhile is not the one that was looked at.
 *
 * @throws Failure `article-unknown` and those of publishArticle
 */
export async function publishApproved(
  tx: Tx,
  options: { actor: Actor; articleId: string; expectedVersion: number },
): Promise<{ ok: true; path: string; publishedNumber: number } | Refused> {
  const { actor, articleId, expectedVersion } = options
  const piece = await lockWorkingCopy(tx, articleId)
  if (piece && piece.version !== expectedVersion) {
    return { ok: false, reason: 'conflict', version: piece.version }
  }
  if (piece && piece.deskState !== 'approved') {
    return { ok: false, reason: 'wrong-state', deskState: piece.deskState }
  }
  return { ok: true, ...(await publishArticle(tx, { actor, articleId })) }
}
