import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { findPrintedVersion } from './find-printed-version.ts'
import { findSavedVersion } from './find-saved-version.ts'
import { type SaveOutcome, saveWorkingCopy } from './save-working-copy.ts'

/** A version of the working copy, or a published revision. */
export type Restorable = { version: number } | { publishedNumber: number }

/**
 * Saves an old text as the newest version: nothing goes back in time, and what readers see stays as
 * it is. The address to be stays too: it is no part of what was written.
 *
 * @throws Failure `version-unknown`, and those of saveWorkingCopy
 */
export async function restoreVersion(
  tx: Tx,
  restoring: { actor: Actor; articleId: string; expectedVersion: number; from: Restorable },
): Promise<SaveOutcome> {
  const { actor, articleId, expectedVersion, from } = restoring
  const old =
    'version' in from
      ? await findSavedVersion(tx, articleId, from.version)
      : await findPrintedVersion(tx, articleId, from.publishedNumber)
  if (!old) throw new Failure('version-unknown', 'There is no such version of this piece.')
  const outcome = await saveWorkingCopy(tx, { actor, articleId, expectedVersion, text: old.text })
  if (!outcome.ok) return outcome
  const detail = { ...from, as: outcome.version }
  await recordAct(tx, { actor, act: 'article.restored', subject: articleId, detail })
  return outcome
}
