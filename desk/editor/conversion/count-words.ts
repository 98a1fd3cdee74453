import type { Node } from '@tiptap/pm/model'
import { textOf, textsOf } from './texts-of.ts'

const counts = new WeakMap<Node, number>()
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-’ʼʻ'.,][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const WORDS_A_MINUTE = 200

/** Words of all running text; "2,5", "COVID-19" and "it’s" are one each. */
export function countWords(doc: Node): number {
  return textsOf(doc).reduce((sum, { node }) => sum + wordsIn(node), 0)
}

/** Whole minutes of quiet reading at 200 words a minute, one at the least. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE))
}

function wordsIn(node: Node): number {
  const known = counts.get(node)
  if (known !== undefined) return known
  const count = textOf(node).match(WORD)?.length ?? 0
  counts.set(node, count)
  return count
}
