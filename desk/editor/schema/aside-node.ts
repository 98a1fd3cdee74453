import { Node } from '@tiptap/core'
import { identityAttributes, identityInHtml } from './identity.ts'

/** A box beside the text: a title, and paragraphs and lists. */
export const Aside = Node.create({
  name: 'aside',
  group: 'block',
  content: 'boxed+',
  defining: true,
  addAttributes: () => ({
    ...identityAttributes,
    title: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-title') ?? '',
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'aside' }],
  renderHTML: ({ node }) => [
    'aside',
    { ...identityInHtml(node.attrs), 'data-title': String(node.attrs.title) },
    0,
  ],
})
