import { Node } from '@tiptap/core'
import { identityAttributes, identityInHtml } from './identity.ts'

const ANY_MARK = 'strong emphasis link'

export const DocumentNode = Node.create({ name: 'doc', topNode: true, content: 'block+' })

export const TextNode = Node.create({ name: 'text', group: 'inline' })

/** A line feed inside a block. It is one position long, so offsets are those of the contract. */
export const LineBreak = Node.create({
  name: 'lineBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
})

export const Paragraph = Node.create({
  name: 'paragraph',
  // Before all others, so that it is what a new block becomes.
  priority: 1000,
  group: 'block boxed',
  content: 'inline*',
  marks: ANY_MARK,
  addAttributes: () => identityAttributes,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ node }) => ['p', identityInHtml(node.attrs), 0],
})

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  marks: ANY_MARK,
  defining: true,
  addAttributes: () => ({ ...identityAttributes, level: { default: 2, rendered: false } }),
  parseHTML: () => [
    { tag: 'h2', attrs: { level: 2 } },
    { tag: 'h3', attrs: { level: 3 } },
  ],
  renderHTML: ({ node }) => [node.attrs.level === 3 ? 'h3' : 'h2', identityInHtml(node.attrs), 0],
})

export const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: 'inline*',
  marks: ANY_MARK,
  defining: true,
  addAttributes: () => ({
    ...identityAttributes,
    speaker: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-speaker') ?? '',
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ node }) => [
    'blockquote',
    { ...identityInHtml(node.attrs), 'data-speaker': String(node.attrs.speaker) },
    0,
  ],
})
