import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { blockSchema } from '#contract/body.ts'
import { blockNames } from '../../words/blocks.ts'
import type { CardBlock, CardData } from '../schema/card-node.ts'
import { holdsAtMost } from './longest-texts.ts'

/** A part of a block that is no running text: its name, and how many characters it holds. */
export type BesidePart = { part: string; name: string; longest: number }

/** Blocks that have a field beside their text. */
export const fieldParts = {
  quote: { part: 'speaker', name: 'Who says it', longest: 200 },
  aside: { part: 'title', name: 'Title of the box', longest: 300 },
  table: { part: 'caption', name: 'Caption of the table', longest: 300 },
} satisfies Record<string, BesidePart>

/** What is said of a picture where it is used, as the contract has it. */
export const pictureParts = [
  { part: 'alt', name: 'Alt text', longest: 1000 },
  { part: 'caption', name: 'Caption', longest: 1000 },
  { part: 'credit', name: 'Credit', longest: 300 },
  { part: 'source', name: 'Source', longest: 500 },
] as const satisfies BesidePart[]

/** Words of a block that stand beside its running text: in a field of its own, or on a card. */
export type BesideText = BesidePart & {
  node: Node
  pos: number
  text: string
  /** whether it stands behind the running text of its block */
  isBehind: boolean
  /** whether it can be written over from here; other cards are changed in their dialogs, or not */
  isFixed: boolean
}

/** All words of a document that stand beside running texts. */
export function besideTextsOf(doc: Node): BesideText[] {
  const found: BesideText[] = []
  doc.forEach((node, pos) => {
    const isCard = node.type.name === 'card'
    const given = isCard ? node.attrs.data : node.attrs
    const isFixed = isCard && given.type !== 'picture'
    for (const part of partsOf(node)) {
      const text = given[part.part]
      if (typeof text !== 'string' || text === '') continue
      found.push({ ...part, node, pos, text, isBehind: part.part === 'speaker', isFixed })
    }
  })
  return found
}

function partsOf({ type, attrs }: Node): readonly BesidePart[] {
  if (type.name === 'card') return cardParts(attrs.data)
  const field = Object.entries(fieldParts).find(([name]) => name === type.name)
  return field ? [field[1]] : []
}

function cardParts({ type }: CardData): readonly BesidePart[] {
  const name = blockNames[type]
  if (type === 'picture') {
    return pictureParts.map((one) => ({ ...one, name: `${one.name} of a picture` }))
  }
  return ['title', 'site', 'excerpt'].map((part) => ({ part, name, longest: 0 }))
}

/**
 * Writes another text there; says why not, where the block may not have it. `tr` is not changed
 * then.
 */
export function writeBeside(
  tr: Transaction,
  { node, pos, part, name, longest, isFixed }: BesideText,
  text: string,
): string | null {
  if (isFixed) return `${name}: the words of this card are not changed here`
  if (text.trim().length > longest) return holdsAtMost(name, longest)
  if (node.type.name !== 'card') {
    tr.setNodeAttribute(pos, part, text)
    return null
  }
  const data: CardData & Partial<CardBlock> = { ...node.attrs.data, [part]: text }
  if (!blockSchema.safeParse({ ...data, id: 'card' }).success) {
    return whyNotOfPicture({ part, name, longest }, text)
  }
  tr.setNodeAttribute(pos, 'data', data)
  return null
}

/** Why a part of a picture may not be so, in words for the person who wrote it. */
export function whyNotOfPicture({ part, name, longest }: BesidePart, text: string): string {
  // As the contract sees it: blanks and what has no width show nothing.
  const isBlank = !/[^\s\p{Cf}\u115f\u1160\u3164\uffa0]/u.test(text)
  if (part === 'alt' && isBlank) return `${name}: it cannot be empty, say what the picture shows`
  if (text.trim().length > longest) return holdsAtMost(name, longest)
  return `${name}: it would hold a sign that cannot stand there`
}
