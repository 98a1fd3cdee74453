import type { Node, ResolvedPos } from '@tiptap/pm/model'

/** A place in running text, as the contract has it: the id of a block or item, and an offset. */
export type TextPlace = { id: unknown; offset: number }

/** Its position in a document; null where the block is gone. At its end where it is shorter now. */
export function findPlace(doc: Node, { id, offset }: TextPlace): number | null {
  let found: number | null = null
  if (!id) return null
  doc.descendants((node, pos) => {
    if (found === null && node.isTextblock && node.attrs.id === id) {
      found = pos + 1 + Math.min(offset, node.content.size)
    }
    return found === null && !node.isTextblock
  })
  return found
}

/** The place behind the outermost block that a position is in; itself where it is between blocks. */
export function behindBlock($pos: ResolvedPos): number {
  return $pos.depth > 0 ? $pos.after(1) : $pos.pos
}
