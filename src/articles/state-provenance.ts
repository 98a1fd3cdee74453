import type { Rights } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import type { RecoveredFrom } from './published-article.ts'
import { lockArticle, requireNotKilled } from './publishing/lock-article.ts'
import { recoveredToRow } from './reading/recovered-row.ts'

export type Provenance = {
  actor: Actor
  articleId: string
  rights: Rights
  recoveredFrom: RecoveredFrom
}

/**
 * Writes down by what right a rescued piece may be printed and where it is from, which it needs
 * before it is published.
 *
 * @throws Failure `article-unknown`, `article-killed`, `already-published`
 */
export async function stateProvenance(
  tx: Tx,
  { actor, articleId, rights, recoveredFrom }: Provenance,
): Promise<void> {
  const article = await lockArticle(tx, articleId)
  requireNotKilled(article)
  if (article.publicState === 'published') {
    throw new Failure('already-published', 'The piece is public already.')
  }
  await tx
    .updateTable('articles')
    .set({ rights, ...recoveredToRow(recoveredFrom) })
    .where('id', '=', articleId)
    .execute()
  const act = 'article.provenance-stated'
  await recordAct(tx, { actor, act, subject: articleId, detail: { rights, recoveredFrom } })
}
