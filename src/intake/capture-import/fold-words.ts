import { createHash } from 'node:crypto'

/**
 * How texts of captures are compared: letters and digits in lower case, one blank between words.
 * What differs from page to page (quotes, dashes, blanks, case) is gone.
 */
export function foldWords(text: string): string {
  // Dropped, not a blank: pages print O’zbek with any of these, or none. Form KC would split ´.
  const joined = text.replace(/['’‘ʻʼ`´]/g, '').normalize('NFKC')
  return joined
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** sha256 in hex. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
