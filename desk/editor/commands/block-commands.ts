import { setBlockType } from '@tiptap/pm/commands'
import type { Node } from '@tiptap/pm/model'
import { type Command, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { behindBlock } from '../conversion/text-place.ts'
import type { CardData } from '../schema/card-node.ts'

/** The block at the cursor becomes a heading of that level, or a paragraph again; its id stays. */
export function toggleHeading(level: 2 | 3): Command {
  return (state, dispatch) => {
    const { paragraph, heading } = state.schema.nodes
    const { parent } = state.selection.$from
    if (!paragraph || !heading) return false
    const isOne = parent.type === heading && parent.attrs.level === level
    return changeType(isOne ? 'paragraph' : 'heading', isOne ? {} : { level })(state, dispatch)
  }
}

export const toggleQuote: Command = (state, dispatch) => {
  const isOne = state.selection.$from.parent.type.name === 'quote'
  return changeType(isOne ? 'paragraph' : 'quote', {})(state, dispatch)
}

export const toParagraph: Command = (state, dispatch) =>
  changeType('paragraph', {})(state, dispatch)

/** A quote with a speaker stays one: the name would be lost. */
function changeType(name: string, attrs: Record<string, unknown>): Command {
  return (state, dispatch) => {
    const type = state.schema.nodes[name]
    const { parent } = state.selection.$from
    if (!type || (parent.type.name === 'quote' && parent.attrs.speaker !== '')) return false
    const { id, sourceBlockId, sourceDigest } = parent.attrs
    const identity = state.selection.empty ? { id, sourceBlockId, sourceDigest } : {}
    return setBlockType(type, { ...identity, ...attrs })(state, dispatch)
  }
}

/** A box of the chosen paragraphs and lists; in a box, what is in it goes back into the text. */
export const toggleAside: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const { aside } = state.schema.nodes
  const around = $from.node(1)
  if (!aside) return false
  if (around?.type === aside) {
    if (around.attrs.title !== '' || !$from.sameParent($to)) return false
    dispatch?.(state.tr.replaceWith($from.before(1), $from.after(1), around.content))
    return true
  }
  const range = $from.blockRange($to, ({ type }) => type.name === 'doc')
  if (!range) return false
  const chosen = range.parent.content.content.slice(range.startIndex, range.endIndex)
  if (!chosen.every(({ type }) => type.name === 'paragraph' || type.name === 'list')) return false
  dispatch?.(state.tr.wrap(range, [{ type: aside, attrs: { title: '' } }]).scrollIntoView())
  return true
}

export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { table, tableRow, tableCell } = state.schema.nodes
    if (!table || !tableRow || !tableCell) return false
    const row = () =>
      tableRow.create(
        null,
        Array.from({ length: columns }, () => tableCell.create()),
      )
    const made = table.create({ header: true }, Array.from({ length: rows }, row))
    return insertBlock(made)(state, dispatch)
  }
}

export function insertCard(data: CardData): Command {
  return (state, dispatch) => {
    const card = state.schema.nodes.card
    return card ? insertBlock(card.create({ data }))(state, dispatch) : false
  }
}

/** Puts a block behind the one with the cursor, or in place of a blank paragraph. */
export function insertBlock(node: Node): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection
    const isBlank = $from.depth === 1 && $from.parent.content.size === 0
    const end = behindBlock($to)
    const start = isBlank ? $from.before(1) : end
    const tr = state.tr.replaceWith(start, end, node)
    const { paragraph } = state.schema.nodes
    const after = start + node.nodeSize
    if (paragraph && !tr.doc.resolve(after).nodeAfter) tr.insert(after, paragraph.create())
    const inside = node.isAtom
      ? NodeSelection.create(tr.doc, start)
      : TextSelection.near(tr.doc.resolve(start + 1))
    dispatch?.(tr.setSelection(inside).scrollIntoView())
    return true
  }
}
