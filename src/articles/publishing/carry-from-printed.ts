import { type Body, bodySchema } from '#contract/body.ts'
import type { Tx } from '#platform/database.ts'
import { carryAnchors } from '../anchors/carry-anchors.ts'
import type { LockedArticle } from './lock-article.ts'

/** Carries the anchors of the revision that was printed before, where there was one. */
export async function carryFromPrinted(
  tx: Tx,
  { article, toRevisionId, toBody }: { article: LockedArticle; toRevisionId: string; toBody: Body },
): Promise<void> {
  const fromRevisionId = article.publicRevisionId
  if (!fromRevisionId) return
  const from = await tx
    .selectFrom('revisions')
    .select('body')
    .where('id', '=', fromRevisionId)
    .executeTakeFirst()
  if (!from) return
  const fromBody = bodySchema.parse(from.body)
  await carryAnchors(tx, { articleId: article.id, fromRevisionId, toRevisionId, fromBody, toBody })
}
