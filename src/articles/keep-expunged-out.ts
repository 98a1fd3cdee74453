import type { Tx } from '#platform/database.ts'
import { foldText } from './expunging/fold-text.ts'
import { cut, targetOf } from './expunging/passage.ts'
import { findPassage } from './expunging/passage-print.ts'
import { holdsPiece } from './expunging/piece-prints.ts'
import { listExpunctions } from './expunging/stored-expunctions.ts'

export type KeptOut = { ok: true; texts: string[] } | { ok: false; reason: 'expunged-piece' }

/**
 * What may be stored of texts that come from outside: every passage that was expunged is cut from
 * them, as it was from what was stored then. A text that holds a sentence of a piece that was
 * expunged as a whole may not be stored at all.
 *
 * The caller holds a lock on the table that it writes to, so that no expunction happens in between.
 * It costs a few slow digests for each tombstone of a passage.
 */
export async function keepExpungedOut(tx: Tx, given: readonly string[]): Promise<KeptOut> {
  let texts = [...given]
  for (const expunction of await listExpunctions(tx)) {
    if (expunction.scope === 'article') {
      for (const text of texts) {
        if (await holdsPiece(text, expunction.prints))
          return { ok: false, reason: 'expunged-piece' }
      }
      continue
    }
    for (const text of texts) {
      const passage = await findPassage(foldText(text), expunction)
      if (passage === null) continue
      const target = targetOf([passage])
      texts = texts.map((other) => cut(other, target))
      break
    }
  }
  return { ok: true, texts }
}
