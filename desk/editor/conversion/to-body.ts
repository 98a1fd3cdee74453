import type { Node } from '@tiptap/pm/model'
import type { Block, Body, ListItem } from '#contract/body.ts'
import { BIDI_CONTROL } from '#contract/text.ts'
import type { CardBlock } from '../schema/card-node.ts'
import { recall, remember } from './known-blocks.ts'
import { cleanText, toMarkedText } from './marked-text.ts'

/** The body that a document holds. Blank blocks are not in it: the contract has none. */
export function toBody(doc: Node): Body {
  const body: Body = []
  doc.forEach((node) => {
    const block = blockOf(node)
    if (block) body.push(block)
  })
  return body
}

/** The block of one node, null for a blank one; the same object as long as the node is the same. */
export function blockOf(node: Node): Block | null {
  const before = recall(node)
  if (before !== undefined) return before
  const block = toBlock(node)
  remember(node, block)
  return block
}

function toBlock(node: Node): Block | null {
  const base = identityOf(node)
  switch (node.type.name) {
    case 'paragraph':
    case 'heading':
    case 'quote':
      return toTextBlock(node)
    case 'list': {
      const items = childrenOf(node).flatMap((item): ListItem[] => {
        const content = toMarkedText(item)
        return isBlank(content.text) ? [] : [{ ...identityOf(item), ...content }]
      })
      return items.length > 0
        ? { type: 'list', ...base, ordered: node.attrs.ordered === true, items }
        : null
    }
    case 'aside': {
      const blocks = childrenOf(node).flatMap((inner) => {
        const block = blockOf(inner)
        return block?.type === 'paragraph' || block?.type === 'list' ? [block] : []
      })
      return blocks.length > 0
        ? { type: 'aside', ...base, title: toLine(node.attrs.title, 300), blocks }
        : null
    }
    case 'table': {
      const rows = childrenOf(node).map((row) => childrenOf(row).map(toMarkedText))
      const caption = toLine(node.attrs.caption, 300)
      return { type: 'table', ...base, caption, header: node.attrs.header === true, rows }
    }
    default:
      return { ...node.attrs.data, ...base } as CardBlock
  }
}

function toTextBlock(node: Node): Block | null {
  const base = identityOf(node)
  const content = toMarkedText(node)
  if (isBlank(content.text)) return null
  if (node.type.name === 'heading') {
    return { type: 'heading', ...base, level: node.attrs.level === 3 ? 3 : 2, ...content }
  }
  if (node.type.name === 'quote') {
    return { type: 'quote', ...base, ...content, speaker: toLine(node.attrs.speaker, 200) }
  }
  return { type: 'paragraph', ...base, ...content }
}

function identityOf({ attrs }: Node) {
  const { id, sourceBlockId, sourceDigest } = attrs
  return {
    id: String(id),
    ...(typeof sourceBlockId === 'string' && { sourceBlockId }),
    ...(typeof sourceDigest === 'string' && { sourceDigest }),
  }
}

/** A line as `line()` of the contract leaves it, while somebody may be in the middle of typing. */
function toLine(value: unknown, max: number): string {
  const text = cleanText(String(value).replaceAll('\n', ' '))
    .replaceAll(new RegExp(BIDI_CONTROL, 'g'), '')
    .trim()
  const cut = text.slice(0, max).toWellFormed().trim()
  return /[^\s\p{Cf}\u115f\u1160\u3164\uffa0]/u.test(cut) ? cut : ''
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function childrenOf(node: Node): readonly Node[] {
  return node.content.content
}
