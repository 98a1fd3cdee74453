import { type Db, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { DeskPiece } from './find-working-copy.ts'
import { requireNothingExpunged } from './publishing/require-nothing-expunged.ts'

/** Whether the working copy, or the note that goes with it, holds words that were expunged. */
export async function holdsExpunged(
  db: Db,
  { articleId, text, correction }: Pick<DeskPiece, 'articleId' | 'text' | 'correction'>,
): Promise<boolean> {
  const article = await db
    .selectFrom('articles')
    .select('public_revision_id as publicRevisionId')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  const note = correction?.publicNote ?? ''
  try {
    await transact(db, (tx) => requireNothingExpunged(tx, article, { copy: { text }, note }))
    return false
  } catch (error) {
    if (error instanceof Failure && error.code === 'words-expunged') return true
    throw error
  }
}
