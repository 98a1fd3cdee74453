import { Node } from '@tiptap/core'
import { identityAttributes, identityInHtml } from './identity.ts'

/** A list of the contract is flat: its items hold running text and nothing else. */
export const List = Node.create({
  name: 'list',
  group: 'block boxed',
  content: 'listItem+',
  addAttributes: () => ({ ...identityAttributes, ordered: { default: false, rendered: false } }),
  parseHTML: () => [
    { tag: 'ul', attrs: { ordered: false } },
    { tag: 'ol', attrs: { ordered: true } },
  ],
  renderHTML: ({ node }) => [node.attrs.ordered ? 'ol' : 'ul', identityInHtml(node.attrs), 0],
})

export const ListItem = Node.create({
  name: 'listItem',
  content: 'inline*',
  marks: 'strong emphasis link',
  addAttributes: () => identityAttributes,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ node }) => ['li', identityInHtml(node.attrs), 0],
})
