import { foldText } from '#expunctions/fold-text.ts'
import { cut, targetOf } from '#expunctions/passage.ts'
import { findPassage, type PassagePrint } from '#expunctions/passage-print.ts'
import { holdsPiece } from '#expunctions/piece-prints.ts'
import { listExpunctions } from '#expunctions/stored-expunctions.ts'
import type { Tx } from '#platform/database.ts'

export type KeptOut = { ok: true; texts: string[] } | { ok: false; reason: 'expunged-piece' }

/**
 * What may be stored of texts that come from outside: every passage that was expunged is cut from
 * them, as it was from what was stored then. A text that holds a sentence of a piece that was
 * expunged as a whole, as it came or after the cuts, may not be stored at all.
 *
 * The caller holds a lock on the table that it writes to, so that no expunction happens in between.
 */
export async function keepExpungedOut(tx: Tx, given: readonly string[]): Promise<KeptOut> {
  const expunctions = await listExpunctions(tx)
  const prints = expunctions.flatMap((one) => (one.scope === 'article' ? one.prints : []))
  if (await holdAny(given, prints)) return { ok: false, reason: 'expunged-piece' }
  let texts = given.map((text) => ({ text, folded: foldText(text) }))
  for (const expunction of expunctions) {
    if (expunction.scope === 'passage') texts = await withoutPassage(texts, expunction)
  }
  const kept = texts.map(({ text }) => text)
  const changed = kept.filter((text, i) => text !== given[i])
  if (await holdAny(changed, prints)) return { ok: false, reason: 'expunged-piece' }
  return { ok: true, texts: kept }
}

async function holdAny(texts: readonly string[], prints: readonly PassagePrint[]) {
  for (const text of texts) if (await holdsPiece(text, prints)) return true
  return false
}

type Folded = { text: string; folded: string }

/** Found in one of them, it is cut from all. */
async function withoutPassage(texts: Folded[], print: PassagePrint): Promise<Folded[]> {
  for (const { folded } of texts) {
    const passage = await findPassage(folded, print)
    if (passage === null) continue
    const target = targetOf([passage])
    return texts.map(({ text }) => {
      const left = cut(text, target)
      return { text: left, folded: foldText(left) }
    })
  }
  return texts
}
