import { type Command, NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'

/** Moves what is chosen one place up (-1) or down (1): items in their list, else whole blocks. */
export function moveBlock(step: 1 | -1): Command {
  return (state, dispatch) => {
    const { selection } = state
    const { parent, from, to, depth } = chosenIn(selection, step)
    const other = parent.maybeChild(step > 0 ? to : from - 1)
    if (!other) return false
    const moved = parent.content.content.slice(from, to)
    const start = selection.$from.posAtIndex(from, depth)
    const begin = step > 0 ? start : start - other.nodeSize
    const size = moved.reduce((sum, { nodeSize }) => sum + nodeSize, other.nodeSize)
    const order = step > 0 ? [other, ...moved] : [...moved, other]
    const tr = state.tr.replaceWith(begin, begin + size, order)
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

/** The innermost list, box or document in which what is chosen has a neighbour on that side. */
function chosenIn({ $from, $to, to }: Selection, step: 1 | -1) {
  const innermost = Math.max(0, Math.min($from.sharedDepth(to), $from.depth - 1))
  for (let depth = innermost; ; depth -= 1) {
    const parent = $from.node(depth)
    const range = { from: $from.index(depth), to: $to.indexAfter(depth) }
    const isMovable = parent.type.name === 'list' || parent.type.name === 'aside'
    const neighbour = parent.maybeChild(step > 0 ? range.to : range.from - 1)
    if (depth === 0 || (isMovable && neighbour)) return { parent, depth, ...range }
  }
}
