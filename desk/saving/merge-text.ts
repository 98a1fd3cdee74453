import type { Block } from '#contract/body.ts'
import { type FieldName, listFieldNames } from '../words/fields.ts'
import type { Draft } from './draft.ts'
import { mergeBlock } from './merging/merge-block.ts'
import { type FieldValue, mergeField, readField } from './merging/merge-field.ts'
import { mergeOrder, type Row } from './merging/merge-order.ts'
import { sameValue } from './merging/same-value.ts'
import type { Merging, Side, Versions } from './merging/versions.ts'

/** What became of one field, or of one block of the body; null is a block that is not there. */
type Part<T> = Versions<T> &
  (
    | { outcome: 'same'; merged: T }
    /** what one side changed, or both without touching the same words */
    | { outcome: 'taken'; from: Side | 'both'; merged: T }
    /**
     * Both changed the same. `mine` and `theirs` stay as they were written; `ifMine` and `ifTheirs`
     * have whatever else the other side changed in it.
     */
    | { outcome: 'conflict'; ifMine: T; ifTheirs: T }
  )

export type FieldPart = Part<FieldValue> & { kind: 'field'; key: FieldName }
export type BlockPart = Part<Block | null> & { kind: 'block'; key: string; isMoved: boolean }

/** Three versions of a piece laid side by side; the blocks in their merged order. */
export type DraftMerge = { fields: FieldPart[]; blocks: BlockPart[] }

/**
 * Merges two drafts that began with the same one. Nothing is decided where both changed the same:
 * such a part is a conflict, which only a person settles. See settle-merge.ts.
 */
export function mergeDrafts({ base, mine, theirs }: Versions<Draft>): DraftMerge {
  const fields = listFieldNames().map((key): FieldPart => {
    const of = (draft: Draft) => readField(draft, key)
    const versions = { base: of(base), mine: of(mine), theirs: of(theirs) }
    const part = partOf(versions, (merging) => mergeField(key, versions, merging))
    return { kind: 'field', key, ...part }
  })
  const bodies = { base: base.text.body, mine: mine.text.body, theirs: theirs.text.body }
  return { fields, blocks: mergeOrder(bodies, ({ id }) => id).map(blockPart) }
}

function blockPart({ key, base, mine, theirs, movedBy }: Row<Block>): BlockPart {
  const versions = { base, mine, theirs }
  const part = partOf(versions, (merging) => mergeMaybe(versions, merging))
  return { kind: 'block', key, isMoved: movedBy.mine || movedBy.theirs, ...part }
}

/** A deletion and a change of the same block are a conflict; a deletion and a move are none. */
function mergeMaybe({ base, mine, theirs }: Versions<Block | null>, merging: Merging) {
  if (base && mine && theirs) return mergeBlock({ base, mine, theirs }, merging)
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine
  if (sameValue(base, mine)) return theirs
  merging.conflicts += 1
  return merging.prefer === 'mine' ? mine : theirs
}

function partOf<T>(versions: Versions<T>, merge: (merging: Merging) => T): Part<T> {
  const { base, mine, theirs } = versions
  const mineStays = sameValue(base, mine)
  const theirsStays = sameValue(base, theirs)
  if (mineStays && theirsStays) return { ...versions, outcome: 'same', merged: mine }
  const merging: Merging = { prefer: 'mine', conflicts: 0 }
  const merged = merge(merging)
  if (merging.conflicts === 0) {
    const both = sameValue(mine, theirs) || !(mineStays || theirsStays)
    const from = both ? 'both' : mineStays ? 'theirs' : 'mine'
    return { ...versions, outcome: 'taken', from, merged }
  }
  const ifTheirs = merge({ prefer: 'theirs', conflicts: 0 })
  return { ...versions, outcome: 'conflict', ifMine: merged, ifTheirs }
}
