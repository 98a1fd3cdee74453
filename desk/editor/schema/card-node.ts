import { Node } from '@tiptap/core'
import { type Block, blockSchema } from '#contract/body.ts'
import { identityAttributes, identityInHtml } from './identity.ts'

/** Types of blocks that hold no running text here: they are shown as a card and kept whole. */
export const cardTypes = [
  'picture',
  'divider',
  'embed',
  'file',
  'audio',
  'video',
  'rate-chart',
  'storyline-card',
  'register-card',
] as const
export type CardBlock = Extract<Block, { type: (typeof cardTypes)[number] }>

/** What a card shows: its block without the identity, which the node has. */
export type CardData = { type: CardBlock['type'] } & Record<string, unknown>

export const Card = Node.create({
  name: 'card',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    ...identityAttributes,
    data: { default: { type: 'divider' }, rendered: false },
  }),
  parseHTML: () => [
    { tag: 'div[data-card]', getAttrs: (element) => readCard(element.getAttribute('data-card')) },
    { tag: 'hr', attrs: { data: { type: 'divider' } } },
  ],
  renderHTML: ({ node }) => [
    'div',
    { ...identityInHtml(node.attrs), 'data-card': JSON.stringify(node.attrs.data) },
  ],
})

/** A foreign page can write what it likes into our clipboard format; the contract decides. */
function readCard(written: string | null): { data: CardData } | false {
  try {
    const given: unknown = JSON.parse(written ?? '')
    const parsed = blockSchema.safeParse({ ...(given as object), id: 'card' })
    if (!parsed.success || !isCard(parsed.data)) return false
    const { id: _, ...data } = parsed.data
    return { data }
  } catch {
    return false
  }
}

export function isCard(block: Block): block is CardBlock {
  return (cardTypes as readonly string[]).includes(block.type)
}
