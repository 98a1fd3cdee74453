import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'

type FieldOf = {
  view: EditorView
  getPos: () => number | undefined
  label: string
  attr: string
  maxLength: number
}

/** A field for an attribute of a block, beside its text: who speaks, what a table is called. */
export function attributeField({ view, getPos, label, attr, maxLength }: FieldOf) {
  const dom = document.createElement('label')
  dom.className = 'block-field'
  dom.contentEditable = 'false'
  const name = dom.appendChild(document.createElement('span'))
  name.textContent = label
  const input = dom.appendChild(document.createElement('input'))
  Object.assign(input, { type: 'text', maxLength, autocomplete: 'off' })
  lockWith(view, input)
  input.addEventListener('input', () => {
    const pos = getPos()
    if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, attr, input.value))
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    view.focus()
  })
  const show = (node: Node) => {
    // Writing the same value again would move the cursor to the end.
    if (input.value !== node.attrs[attr]) input.value = String(node.attrs[attr])
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
