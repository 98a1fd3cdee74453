import { blockInWords, blockNames } from '../../words/blocks.ts'
import { type FieldName, fieldInWords, fieldNames, type TermName } from '../../words/fields.ts'
import type { BlockPart, FieldPart } from '../merge-text.ts'

/** What a part of a piece is called on the screen. */
export function nameOfPart(part: FieldPart | BlockPart): string {
  if (part.kind === 'field') return fieldNames[part.key]
  const block = part.mine ?? part.theirs ?? part.base
  return block ? blockNames[block.type] : 'Block'
}

export type Version = 'base' | 'mine' | 'theirs'

/** One version of a part, as running words; null where it is not there. */
export function versionInWords(
  part: FieldPart | BlockPart,
  which: Version,
  termName: TermName,
): string | null {
  if (part.kind === 'field') return fieldInWords(part.key, part[which], termName)
  const block = part[which]
  return block ? blockInWords(block) : null
}

/** Whether it may be written anew by hand, as words alone. */
export function isWords(part: FieldPart | BlockPart): boolean {
  if (part.kind === 'field') return words.has(part.key)
  const block = part.mine ?? part.theirs
  return block?.type === 'paragraph' || block?.type === 'heading' || block?.type === 'quote'
}

const words = new Set<FieldName>(['headline', 'standfirst', 'dateline', 'sourcesNote'])
