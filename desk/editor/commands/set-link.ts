import { getMarkRange } from '@tiptap/core'
import type { Command, EditorState } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'

/** The address of the link at the cursor; null where there is none. */
export function linkAt({ selection, schema }: EditorState): string | null {
  const { link } = schema.marks
  const marks = [...selection.$from.marks(), ...(selection.$from.nodeAfter?.marks ?? [])]
  const found = link && marks.find((mark) => mark.type === link)
  return found ? String(found.attrs.href) : null
}

/**
 * Links the chosen words; without any, the whole link at the cursor gets the address, or `text`
 * is written as a link. An empty address takes the link away. The address is checked by who asks.
 */
export function setLink(href: string, text = href): Command {
  return (state, dispatch) => {
    const { link } = state.schema.marks
    if (!link || !state.selection.$from.parent.inlineContent) return false
    const { from, to } = linkRange(state)
    const tr = state.tr
    if (from < to) {
      tr.removeMark(from, to, link)
      if (href !== '') tr.addMark(from, to, link.create({ href }))
    } else if (href !== '') {
      tr.replaceWith(from, to, state.schema.text(text, [link.create({ href })]))
      tr.setSelection(TextSelection.create(tr.doc, from + text.length))
    }
    dispatch?.(tr.removeStoredMark(link).scrollIntoView())
    return true
  }
}

function linkRange({ selection, schema }: EditorState): { from: number; to: number } {
  const { link } = schema.marks
  if (!selection.empty || !link) return selection
  return getMarkRange(selection.$from, link) ?? selection
}
