import type { Body } from '#contract/body.ts'
import type { Range } from '#expunctions/needle.ts'
import { cut, shiftOffset, type Target } from '#expunctions/passage.ts'
import type { Tx } from '#platform/database.ts'
import { contextOf, readBodyText } from '../anchors/body-text.ts'

/** A revision after the cuts, and what was cut from which of its blocks. */
export type CutRevision = { body: Body; cuts: ReadonlyMap<string, readonly Range[]> }

/**
 * Makes the anchors fit the cut revisions: places, exact texts, and the context, which may hold
 * part of a passage. A lost place repeats an earlier one, and so gets what that one got.
 */
export async function adjustAnchors(
  tx: Tx,
  articleIds: readonly string[],
  { revisions, target }: { revisions: ReadonlyMap<string, CutRevision>; target: Target },
): Promise<void> {
  if (revisions.size === 0) return
  const rows = await listPlaces(tx, articleIds)
  const read = new Map([...revisions].map(([id, { body }]) => [id, readBodyText(body)]))
  const done = new Map<string, Words>()
  for (const row of rows) {
    const revision = revisions.get(row.revision_id)
    const body = read.get(row.revision_id)
    const key = [row.anchor_id, row.block_id, row.start_offset, row.end_offset, row.exact].join(' ')
    let words: Words | undefined
    if (row.status === 'lost') words = done.get(key) ?? cutLost(row, target)
    else if (revision && body) {
      const ranges = revision.cuts.get(row.block_id) ?? []
      const start = shiftOffset(ranges, row.start_offset, 'start')
      const end = shiftOffset(ranges, row.end_offset, 'end')
      const exact = body.blocks.get(row.block_id)?.text.slice(start, end) ?? ''
      const context = contextOf(body, row.block_id, start, end)
      words = { start_offset: start, end_offset: end, exact, ...context }
      done.set(key, words)
    }
    if (words) await storeWords(tx, row, words)
  }
}

type Words = {
  start_offset: number
  end_offset: number
  exact: string
  prefix: string
  suffix: string
}
type Place = Words & { anchor_id: string; revision_id: string; block_id: string; status: string }

function listPlaces(tx: Tx, articleIds: readonly string[]): Promise<Place[]> {
  return tx
    .selectFrom('anchor_places as place')
    .innerJoin('anchors', 'anchors.id', 'place.anchor_id')
    .innerJoin('revisions', 'revisions.id', 'place.revision_id')
    .selectAll('place')
    .where('anchors.article_id', 'in', articleIds)
    .orderBy('place.anchor_id')
    .orderBy('revisions.number')
    .execute()
}

function cutLost(row: Place, target: Target): Words {
  const { start_offset, end_offset } = row
  const [exact, prefix] = [cut(row.exact, target), cut(row.prefix, target)]
  return { start_offset, end_offset, exact, prefix, suffix: cut(row.suffix, target) }
}

async function storeWords(tx: Tx, row: Place, words: Words): Promise<void> {
  const { start_offset, end_offset, exact, prefix, suffix } = row
  const before = { start_offset, end_offset, exact, prefix, suffix }
  if (JSON.stringify(before) === JSON.stringify({ ...before, ...words })) return
  await tx
    .updateTable('anchor_places')
    .set(words)
    .where('anchor_id', '=', row.anchor_id)
    .where('revision_id', '=', row.revision_id)
    .execute()
}
