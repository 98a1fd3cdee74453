import type { Node, NodeRange } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { findPlace } from '../conversion/text-place.ts'

/** Makes a list of the chosen blocks; of a list of that kind paragraphs again. Ids of texts stay. */
export function toggleList(ordered: boolean): Command {
  return (state, dispatch) => {
    const range = findRange(state)
    if (!range) return false
    const chosen = childrenIn(range)
    const areLists = chosen.every(({ type, attrs }) => {
      return type.name === 'list' && attrs.ordered === ordered
    })
    if (areLists) return unlist(state, dispatch)
    if (!chosen.every(canBeListed)) return false
    if (dispatch) {
      const { list } = state.schema.nodes
      const formerList = chosen.find(({ type }) => type === list)
      const items = chosen.flatMap((node) => toItems(node))
      const made = list?.create({ ...formerList?.attrs, ordered }, items)
      if (!made) return false
      dispatch(replaceKeeping(state, range.start, range.end, [made]))
    }
    return true
  }
}

/** What the selection touches, as children of the document or of an aside. */
function findRange({ selection }: EditorState): NodeRange | null {
  const { $from, $to } = selection
  return $from.blockRange($to, ({ type }) => type.name === 'doc' || type.name === 'aside')
}

function childrenIn({ parent, startIndex, endIndex }: NodeRange): readonly Node[] {
  return parent.content.content.slice(startIndex, endIndex)
}

/** A quote with a speaker would lose the name. */
function canBeListed({ type, attrs }: Node): boolean {
  if (type.name === 'quote') return attrs.speaker === ''
  return type.name === 'paragraph' || type.name === 'heading' || type.name === 'list'
}

function toItems(node: Node): readonly Node[] {
  if (node.type.name === 'list') return node.content.content
  const item = node.type.schema.nodes.listItem?.create(node.attrs, node.content)
  return item ? [item] : []
}

/** The chosen items as paragraphs; what stands before and after them in their list stays a list. */
export const unlist: Command = (state, dispatch) => {
  const range = findRange(state)
  if (!range) return false
  const { from, to } = state.selection
  const made: Node[] = []
  let pos = range.start
  for (const list of childrenIn(range)) {
    if (list.type.name !== 'list') return false
    const isChosen = (start: number, item: Node) => start <= to && start + item.nodeSize > from
    made.push(...takeOut(list, pos + 1, isChosen))
    pos += list.nodeSize
  }
  dispatch?.(replaceKeeping(state, range.start, range.end, made))
  return true
}

function takeOut(
  list: Node,
  start: number,
  isChosen: (start: number, item: Node) => boolean,
): Node[] {
  const made: Node[] = []
  let kept: Node[] = []
  const close = () => {
    if (kept.length > 0) made.push(list.type.create(list.attrs, kept))
    kept = []
  }
  list.forEach((item, offset) => {
    if (!isChosen(start + offset, item)) {
      kept.push(item)
      return
    }
    close()
    const { paragraph } = list.type.schema.nodes
    if (paragraph) made.push(paragraph.create(item.attrs, item.content))
  })
  close()
  return made
}

/** Replaces blocks by others with the same texts, and leaves the selection in the same words. */
function replaceKeeping(
  state: EditorState,
  from: number,
  to: number,
  nodes: readonly Node[],
): Transaction {
  const { $anchor, $head } = state.selection
  const anchor = { id: $anchor.parent.attrs.id, offset: $anchor.parentOffset }
  const head = { id: $head.parent.attrs.id, offset: $head.parentOffset }
  const tr = state.tr.replaceWith(from, to, nodes)
  const [a, b] = [findPlace(tr.doc, anchor), findPlace(tr.doc, head)]
  if (a !== null && b !== null) tr.setSelection(TextSelection.create(tr.doc, a, b))
  return tr.scrollIntoView()
}
