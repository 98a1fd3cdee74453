import { type Command, TextSelection } from '@tiptap/pm/state'
import { canSplit } from '@tiptap/pm/transform'
import { behindBlock } from '../conversion/text-place.ts'
import { unlist } from './toggle-list.ts'

/** Enter in a list: a new item; in a blank item, out of the list. */
export const splitItem: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  if ($from.parent.type.name !== 'listItem' || !$from.sameParent($to)) return false
  if ($from.parent.content.size === 0) return unlist(state, dispatch)
  const tr = state.tr.deleteSelection()
  const { pos } = tr.selection.$from
  if (!canSplit(tr.doc, pos, 1)) return false
  dispatch?.(tr.split(pos, 1).scrollIntoView())
  return true
}

/** Backspace at the start of an item: out of the list. */
export const leaveList: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== 'listItem') return false
  return unlist(state, dispatch)
}

/** Delete at the end of an item: the next item of the list is joined to it. */
export const joinNextItem: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const isAtEnd = $from.parentOffset === $from.parent.content.size
  if (!empty || !isAtEnd || $from.parent.type.name !== 'listItem') return false
  const after = $from.after()
  if (state.doc.resolve(after).nodeAfter?.type.name !== 'listItem') return false
  dispatch?.(state.tr.join(after).scrollIntoView())
  return true
}

/** Enter in a cell breaks the line: a cell is not split. */
export const breakLineInCell: Command = (state, dispatch) => {
  return state.selection.$from.parent.type.name === 'tableCell' && breakLine(state, dispatch)
}

export const breakLine: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const { lineBreak } = state.schema.nodes
  if (!lineBreak || !$from.parent.inlineContent || !$from.sameParent($to)) return false
  dispatch?.(state.tr.replaceSelectionWith(lineBreak.create()).scrollIntoView())
  return true
}

/** Behind a card at the end there is always a place to go on: a new paragraph. */
export const writeAfter: Command = (state, dispatch) => {
  const { $to } = state.selection
  const { paragraph } = state.schema.nodes
  const at = behindBlock($to)
  if (!paragraph) return false
  const tr = state.tr.insert(at, paragraph.create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView())
  return true
}
