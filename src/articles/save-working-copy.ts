import type { ArticleText } from '#contract/article.ts'
import { commitDurably, type Tx } from '#platform/database.ts'
import type { Actor } from '#staff/audit-log.ts'
import { findReceipt, keepReceipt } from './desk/save-receipts.ts'
import { lockArticle, requireNotKilled } from './publishing/lock-article.ts'
import { getVersion } from './publishing/working-copy.ts'
import { textToRow } from './reading/article-text.ts'

export type WorkingCopyToSave = {
  actor: Actor
  articleId: string
  /** the version that the editor began with */
  expectedVersion: number
  text: ArticleText
  slug?: string
  /** by which a save is known again whose answer was lost */
  saveId?: string
}

/** `version` is the one that the save made; in a conflict the other's, which stands now. */
export type SaveOutcome =
  | { ok: true; version: number }
  | { ok: false; reason: 'conflict'; version: number }

/**
 * Keeps what an editor wrote, unless somebody saved in between. Readers see nothing of it, and so
 * it makes neither an event nor a row of the audit log; the copy itself says who saved last.
 * A save that is repeated under the same id changes nothing, and is answered as the first time.
 *
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`
 */
export async function saveWorkingCopy(tx: Tx, save: WorkingCopyToSave): Promise<SaveOutcome> {
  const { actor, articleId, expectedVersion, text, slug, saveId } = save
  requireNotKilled(await lockArticle(tx, articleId))
  const version = await getVersion(tx, articleId)
  if (version !== expectedVersion) {
    const stored = saveId === undefined ? null : await findReceipt(tx, articleId, saveId)
    return stored
      ? { ok: true, version: stored.version }
      : { ok: false, reason: 'conflict', version }
  }
  await commitDurably(tx)
  await tx
    .updateTable('working_copies')
    .set({
      ...textToRow(text),
      ...(slug === undefined ? {} : { slug }),
      version: version + 1,
      updated_at: new Date(),
      updated_by: actor.accountId,
    })
    .where('article_id', '=', articleId)
    .execute()
  if (saveId !== undefined) await keepReceipt(tx, { articleId, saveId, version: version + 1 })
  return { ok: true, version: version + 1 }
}
