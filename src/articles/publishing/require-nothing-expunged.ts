import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { Expunction } from '../expunction.ts'
import { flatText } from '../expunging/expunge-text.ts'
import { foldText } from '../expunging/fold-text.ts'
import { findPassage } from '../expunging/passage-print.ts'
import { isPieceAgain } from '../expunging/piece-prints.ts'
import { listExpunctions } from '../expunging/stored-expunctions.ts'
import { textColumns, textFromRow } from '../reading/article-text.ts'
import type { LockedArticle } from './lock-article.ts'
import type { WorkingCopy } from './working-copy.ts'

/**
 * Sees that nothing that was expunged comes back in a text that is about to be printed, nor in the
 * note that goes with it. What the piece itself still shows may stay: it was left to this piece when
 * another one was expunged, and a correction of other words must be possible.
 *
 * A tombstone of a passage costs a slow digest (some 25 ms) once in many pages of new words; one of
 * a whole piece as good as none.
 *
 * @throws Failure `words-expunged`
 */
export async function requireNothingExpunged(
  tx: Tx,
  article: LockedArticle,
  { copy, note = '' }: { copy: WorkingCopy; note?: string },
): Promise<void> {
  const expunctions = await listExpunctions(tx)
  if (expunctions.length === 0) return
  const texts = [flatText(copy.text), note]
  const shown = foldText(await findShown(tx, article))
  for (const expunction of expunctions) {
    for (const text of texts) {
      if (await holdsExpunged(text, { expunction, shown })) throw refusal(expunction)
    }
  }
}

/** What the piece showed last, to the public or before it was withdrawn. */
async function findShown(tx: Tx, { publicRevisionId }: LockedArticle): Promise<string> {
  const row = await tx
    .selectFrom('revisions')
    .select(['bylines_as_printed as bylines', ...textColumns])
    .where('id', '=', publicRevisionId)
    .executeTakeFirst()
  return row ? flatText(textFromRow(row)) : ''
}

async function holdsExpunged(
  text: string,
  { expunction, shown }: { expunction: Expunction; shown: string },
): Promise<boolean> {
  if (expunction.scope === 'article')
    return isPieceAgain(text, expunction.prints, { except: shown })
  return (await findPassage(foldText(text), expunction, { except: shown })) !== null
}

function refusal({ id, at, reasonClass }: Expunction): Failure {
  return new Failure(
    'words-expunged',
    `It holds words that were expunged on ${at.slice(0, 10)} (class ${reasonClass}, tombstone ${id}): nothing was stored; take them out and try again.`,
  )
}
