import type { Edition } from '#contract/edition.ts'
import { findWrongApostrophes } from './apostrophes.ts'
import { findDoubleBlanks, findHyphensForDashes } from './blanks-and-dashes.ts'
import { findDoubledWords } from './doubled-words.ts'
import type { Finding } from './finding.ts'
import { findUnclosed } from './unclosed.ts'

/** What the house looks for in a running text, in the order of the text. */
export function checkText(text: string, edition: Edition): Finding[] {
  return [
    ...findDoubledWords(text),
    ...findWrongApostrophes(text, edition),
    ...findUnclosed(text),
    ...findDoubleBlanks(text),
    ...findHyphensForDashes(text),
  ].sort((a, b) => a.start - b.start)
}
