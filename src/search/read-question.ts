import { foldForSearch } from './fold-for-search.ts'

/** What somebody looks for; `text` as it was typed, white space folded. */
export type Question =
  | { kind: 'words'; text: string }
  | { kind: 'empty' | 'too-short' | 'too-long' }

/** Nobody types more, and every word costs. */
const LONGEST = 200
const MOST_WORDS = 12

/** Reads what was typed, whatever that is. */
export function readQuestion(typed: string): Question {
  // Control characters, NUL among them, are no part of a word.
  const text = typed
    .slice(0, 100_000)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .normalize('NFC')
    .trim()
  if (text === '') return { kind: 'empty' }
  const words = foldForSearch(text).text.match(/[\p{L}\p{N}]+/gu) ?? []
  if (text.length > LONGEST || words.length > MOST_WORDS) return { kind: 'too-long' }
  return words.some((word) => word.length > 1) ? { kind: 'words', text } : { kind: 'too-short' }
}
