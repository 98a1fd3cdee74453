import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { Expunction } from './expunction.ts'
import { foldText } from './fold-text.ts'
import { findPassage } from './passage-print.ts'
import { isPieceAgain } from './piece-prints.ts'
import { listExpunctions } from './stored-expunctions.ts'

type Refusing = {
  texts: readonly string[]
  findShown: () => Promise<string>
  /** only what was ordered for one of these; without it, all that ever was */
  ofPieces?: readonly string[]
}

/**
 * Sees that nothing that was expunged comes back in texts that are about to be stored or printed. What is
 * shown already may stay: it was left there by the order.
 *
 * A tombstone of a passage costs a slow digest (some 25 ms) once in many pages of new words; one of
 * a whole piece as good as none.
 *
 * @throws Failure `words-expunged`
 */
export async function refuseExpunged(
  tx: Tx,
  { texts, findShown, ofPieces }: Refusing,
): Promise<void> {
  const expunctions = await listExpunctions(tx, ofPieces)
  if (expunctions.length === 0) return
  const shown = foldText(await findShown())
  for (const expunction of expunctions) {
    for (const text of texts) {
      if (await holdsExpunged(text, { expunction, shown })) throw refusal(expunction)
    }
  }
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
