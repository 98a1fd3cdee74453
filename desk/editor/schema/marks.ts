import { Mark } from '@tiptap/core'
import { isAddress } from './is-address.ts'

export const Link = Mark.create({
  name: 'link',
  // Outermost, so that a link with a strong word in it stays one link.
  priority: 1000,
  // What is typed after a link is not part of it.
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => isAddress(element.getAttribute('href') ?? '') && null,
    },
  ],
  renderHTML: ({ mark }) => ['a', { href: mark.attrs.href }, 0],
})

export const Strong = Mark.create({
  name: 'strong',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
})

export const Emphasis = Mark.create({
  name: 'emphasis',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
})
