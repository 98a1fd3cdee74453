import type { Expunction } from '#expunctions/expunction.ts'
import { foldText } from '#expunctions/fold-text.ts'
import { findPassage } from '#expunctions/passage-print.ts'
import { storeExpunction } from '#expunctions/stored-expunctions.ts'
import type { Tx } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import {
  type Applied,
  applyArticle,
  applyPassage,
  fileExpunction,
} from './expunging/apply-expunction.ts'
import { eachText } from './expunging/each-text.ts'
import { lockWork } from './expunging/lock-work.ts'

/**
 * Expunges again what a restored backup, or captures received once more, brought back; returns how
 * many tombstones found something to destroy. Done twice, it changes nothing. The passages are not
 * kept anywhere: they are recognised in the texts of the piece, and in the captures.
 */
export async function replayExpunctions(
  tx: Tx,
  expunctions: readonly Expunction[],
): Promise<{ destroyed: number }> {
  let destroyed = 0
  for (const expunction of expunctions) {
    const { changed, tags } = await replay(tx, expunction)
    await storeExpunction(tx, expunction)
    if (!changed) continue
    destroyed += 1
    await fileExpunction(tx, { actor: operator, expunction, tags, isReplay: true })
  }
  return { destroyed }
}

async function replay(tx: Tx, expunction: Expunction): Promise<Applied> {
  const work = await lockWork(tx, expunction.articleId)
  if (expunction.scope === 'article') return applyArticle(tx, work, expunction)
  for await (const text of eachText(tx, work)) {
    const passage = await findPassage(foldText(text), expunction)
    if (passage !== null) return applyPassage(tx, work, passage)
  }
  return { changed: false, tags: [] }
}
