import { type Command, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'

/** Moves what the cursor is in one place up (-1) or down (1): an item in its list, else the block. */
export function moveBlock(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { selection } = state
    const { $from } = selection
    const depth = depthAround(selection, step)
    const parent = $from.node(depth)
    const index = $from.index(depth)
    const [moved, other] = [parent.maybeChild(index), parent.maybeChild(index + step)]
    if (!moved || !other) return false
    const start = $from.posAtIndex(index, depth)
    const begin = step > 0 ? start : start - other.nodeSize
    const end = begin + moved.nodeSize + other.nodeSize
    const order = step > 0 ? [other, moved] : [moved, other]
    const tr = state.tr.replaceWith(begin, end, order)
    const shift = step * other.nodeSize
    tr.setSelection(
      selection instanceof NodeSelection
        ? NodeSelection.create(tr.doc, start + shift)
        : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift),
    )
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** An item at the end of its list takes the list with it. */
function depthAround({ $from }: Selection, step: 1 | -1): number {
  for (let depth = $from.depth - 1; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    const isMovable = node.type.name === 'list' || node.type.name === 'aside'
    if (isMovable && node.maybeChild($from.index(depth) + step)) return depth
  }
  return 0
}
