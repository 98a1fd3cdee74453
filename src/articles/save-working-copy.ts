import type { ArticleText } from '#contract/article.ts'
import { commitDurably, type Tx } from '#platform/database.ts'
import type { Actor } from '#staff/audit-log.ts'
import { requireNotSealed } from './approving/second-person.ts'
import { lockArticle, requireNotKilled } from './publishing/lock-article.ts'
import { requireStaysExpunged } from './publishing/require-nothing-expunged.ts'
import { getVersion } from './publishing/working-copy.ts'
import { textToRow } from './reading/article-text.ts'
import { findReceipt, keepReceipt } from './save-receipts.ts'
import { keepVersions } from './versions/keep-versions.ts'

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
 * it makes neither an event nor a row of the audit log; every version is kept with who saved it.
 * A save that is repeated under the same id changes nothing, and is answered as the first time.
 *
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`, `sealed`, `words-expunged`
 */
export async function saveWorkingCopy(tx: Tx, save: WorkingCopyToSave): Promise<SaveOutcome> {
  const { actor, articleId, expectedVersion, text, slug, saveId } = save
  const article = await lockArticle(tx, articleId)
  requireNotKilled(article)
  const version = await getVersion(tx, articleId)
  if (version !== expectedVersion) {
    const made = saveId === undefined ? null : await findReceipt(tx, articleId, saveId)
    return made ? { ok: true, version: made.version } : { ok: false, reason: 'conflict', version }
  }
  await requireNotSealed(tx, articleId, text.kind)
  await requireStaysExpunged(tx, article, text)
  await commitDurably(tx)
  const stored = await tx
    .updateTable('working_copies')
    .set({
      ...textToRow(text),
      ...(slug === undefined ? {} : { slug }),
      version: version + 1,
      updated_at: new Date(),
      updated_by: actor.accountId,
    })
    .where('article_id', '=', articleId)
    .returning('slug')
    .executeTakeFirstOrThrow()
  const savedBy = actor.accountId
  await keepVersions(tx, [{ articleId, version: version + 1, savedBy, slug: stored.slug, text }])
  if (saveId !== undefined) await keepReceipt(tx, { articleId, saveId, version: version + 1 })
  return { ok: true, version: version + 1 }
}
