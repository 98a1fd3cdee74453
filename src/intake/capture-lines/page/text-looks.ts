import type { Line } from './line.ts'

const LONG = 120

/** Whether a line is running text by its looks: long, a sentence with its stop, or one cut off. */
export function looksLikeText(line: Line): boolean {
  if (line.length >= 160) return true
  if (line.isCut) return true
  const ended = line.stop === 'full' || line.stop === 'ellipsis'
  return ended ? line.words >= 4 : line.length >= LONG
}

const LETTER_FIRST = /^[a-zA-Zа-яА-ЯёЁ]/

/** Share of the longer words of a line that begin with a capital; 0 in scripts without. */
export function capitals(text: string): number {
  let words = 0
  let capital = 0
  for (const word of text.split(' ').slice(1)) {
    const bare = LETTER_FIRST.test(word) ? word : word.replace(/^[^\p{L}]+/u, '')
    if (bare.length <= 3) continue
    words += 1
    const first = bare.charAt(0)
    if (first !== first.toLowerCase()) capital += 1
  }
  return words === 0 ? 0 : capital / words
}

/** Nothing in small letters, and enough to tell. */
export function isAllCapitals(text: string): boolean {
  if (/\p{Ll}/u.test(text)) return false
  const letters = text.replace(/[^\p{L}]/gu, '')
  return (
    letters.length > 8 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  )
}
