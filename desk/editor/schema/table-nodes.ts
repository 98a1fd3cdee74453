import { Extension, Node } from '@tiptap/core'
import { identityAttributes, identityInHtml } from './identity.ts'

/** The caption is an attribute; whether the first row holds column heads too. */
export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  addAttributes: () => ({
    ...identityAttributes,
    caption: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-caption') ?? '',
      renderHTML: () => ({}),
    },
    header: {
      default: true,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-header') === 'true',
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ node }) => [
    'table',
    {
      ...identityInHtml(node.attrs),
      'data-caption': String(node.attrs.caption),
      'data-header': String(node.attrs.header),
    },
    ['tbody', 0],
  ],
})

export const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
})

export const TableCell = Node.create({
  name: 'tableCell',
  content: 'inline*',
  marks: 'strong emphasis link',
  isolating: true,
  // The contract has no joined cells; prosemirror-tables asks for the attributes all the same.
  addAttributes: () => ({
    colspan: { default: 1, rendered: false },
    rowspan: { default: 1, rendered: false },
    colwidth: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: () => ['td', 0],
})

const roles: Record<string, string> = { table: 'table', tableRow: 'row', tableCell: 'cell' }

/** Tells prosemirror-tables which nodes are which. */
export const TableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: ({ name }) => (roles[name] ? { tableRole: roles[name] } : {}),
})
