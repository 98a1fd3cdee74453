import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import type { BesidePart } from '../conversion/beside-texts.ts'

type FieldOf = {
  view: EditorView
  getPos: () => number | undefined
  field: BesidePart
}

/** A field for an attribute of a block, beside its text: who speaks, what a table is called. */
export function attributeField({ view, getPos, field }: FieldOf) {
  const dom = document.createElement('label')
  dom.className = 'block-field'
  dom.contentEditable = 'false'
  const name = dom.appendChild(document.createElement('span'))
  name.textContent = field.name
  const input = dom.appendChild(document.createElement('input'))
  Object.assign(input, { type: 'text', maxLength: field.longest, autocomplete: 'off' })
  input.dataset.part = field.part
  lockWith(view, input)
  input.addEventListener('input', () => {
    const pos = getPos()
    if (pos !== undefined)
      view.dispatch(view.state.tr.setNodeAttribute(pos, field.part, input.value))
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    view.focus()
  })
  const show = (node: Node) => {
    // Writing the same value again would move the cursor to the end.
    if (input.value !== node.attrs[field.part]) input.value = String(node.attrs[field.part])
  }
  return { dom, show }
}

/** A field cannot be written in while the text cannot; that may change while it stands. */
export function lockWith(view: EditorView, input: HTMLInputElement): void {
  input.addEventListener('focus', () => {
    input.readOnly = !view.editable
  })
  // A box to tick knows no `readOnly`.
  input.addEventListener('click', (event) => {
    if (input.type === 'checkbox' && !view.editable) event.preventDefault()
  })
}

/**
 * Goes to words beside a text: selects them in their field, or the card that they stand on. Answers
 * whether they have a field, which has the focus then.
 */
export function showBeside(
  view: EditorView,
  { pos, part, start, end }: { pos: number; part: string; start: number; end: number },
): boolean {
  const dom = view.nodeDOM(pos)
  if (!(dom instanceof HTMLElement)) return false
  dom.scrollIntoView({ block: 'nearest' })
  const input = dom.querySelector<HTMLInputElement>(`input[data-part="${part}"]`)
  input?.focus()
  input?.setSelectionRange(start, end)
  return input !== null
}
