import { sitePhrases } from './site-phrases.ts'
import { WordStarts } from './word-starts.ts'

/** An address, a telephone, an age limit: what footers are made of. */
const CONTACT =
  /\S@\S+\.\S|\+\d[\d ()-]{8,}|\bhttps?:\/\/|\bwww\.|(?:^|[\s(])(?:0|6|12|16|18)\+(?:$|[\s.)])|\d{1,4}[xх]\d{3,4}$/u
const words = new WordStarts(sitePhrases)
/** `(Reporting by …; Editing by …)` */
const MADE_BY =
  /^\(?(?:additional |further )?(?:reporting|writing|editing|translation|translated|compiled|edited) by .{3,120}\)?\.?$/u

const SHORT = 170
const LONGEST = 300
/** A longer line says so at its beginning. */
const START = 130
const FEW_WORDS = 14

/** Whether a line, in lower case, speaks of the site and not of the world. */
export function isAboutSite(lower: string, wordCount: number): boolean {
  if (lower.length > LONGEST) return false
  if (wordCount <= FEW_WORDS && CONTACT.test(lower)) return true
  if (lower.length <= SHORT) return words.find(lower, 1).size > 0 || MADE_BY.test(lower)
  return words.find(lower.slice(0, START), 2).size >= 2
}
