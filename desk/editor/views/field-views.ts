import type { NodeViewRendererProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { type BesidePart, fieldParts } from '../conversion/beside-texts.ts'
import { attributeField, lockWith } from './attribute-field.ts'

type Shape = { tag: string; inner: string; field: BesidePart }

/** Blocks that have a field beside their text. The field stands outside of what PM writes into. */
export const quoteView = withField({ tag: 'blockquote', inner: 'p', field: fieldParts.quote })
export const asideView = withField({ tag: 'section', inner: 'div', field: fieldParts.aside })

function withField({ tag, inner, field }: Shape) {
  return ({ node, view, getPos }: NodeViewRendererProps): NodeView => {
    const dom = document.createElement(tag)
    dom.className = `block-${node.type.name}`
    const contentDOM = document.createElement(inner)
    const { dom: fieldDom, show } = attributeField({ view, getPos, field })
    // A speaker stands under the words, a title above them.
    dom.append(...(tag === 'blockquote' ? [contentDOM, fieldDom] : [fieldDom, contentDOM]))
    show(node)
    return viewOf(node, { dom, contentDOM, fieldDom, show })
  }
}

/** A table with its caption and with the choice whether its first row holds the heads. */
export function tableView({ node, view, getPos }: NodeViewRendererProps): NodeView {
  const dom = document.createElement('div')
  dom.className = 'block-table'
  const { dom: caption, show } = attributeField({ view, getPos, field: fieldParts.table })
  const table = document.createElement('table')
  const contentDOM = table.appendChild(document.createElement('tbody'))
  const { dom: header, show: showHeader } = headerChoice({ node, view, getPos })
  const fieldDom = document.createElement('div')
  fieldDom.className = 'block-fields'
  fieldDom.contentEditable = 'false'
  fieldDom.append(caption, header)
  dom.append(fieldDom, table)
  const showAll = (now: Node) => {
    show(now)
    showHeader(now)
    table.dataset.header = String(now.attrs.header)
  }
  showAll(node)
  return viewOf(node, { dom, contentDOM, fieldDom, show: showAll })
}

function headerChoice({ view, getPos }: Pick<NodeViewRendererProps, 'node' | 'view' | 'getPos'>) {
  const dom = document.createElement('label')
  dom.className = 'block-choice'
  const input = dom.appendChild(document.createElement('input'))
  input.type = 'checkbox'
  lockWith(view, input)
  dom.append('The first row holds the column heads')
  input.addEventListener('change', () => {
    const pos = getPos()
    if (pos !== undefined) {
      view.dispatch(view.state.tr.setNodeAttribute(pos, 'header', input.checked))
    }
  })
  const show = (node: Node) => {
    input.checked = node.attrs.header === true
  }
  return { dom, show }
}

type Parts = {
  dom: HTMLElement
  contentDOM: HTMLElement
  fieldDom: HTMLElement
  show: (node: Node) => void
}

function viewOf(first: Node, { dom, contentDOM, fieldDom, show }: Parts): NodeView {
  const isField = (target: EventTarget | null) =>
    target instanceof globalThis.Node && fieldDom.contains(target)
  return {
    dom,
    contentDOM,
    update: (node) => {
      if (node.type !== first.type) return false
      show(node)
      return true
    },
    stopEvent: ({ target }) => isField(target),
    ignoreMutation: (mutation) =>
      mutation.type === 'selection'
        ? isField(mutation.target)
        : !contentDOM.contains(mutation.target),
  }
}
