export type Query = { words: string; matchCase: boolean; wholeWord: boolean }

/** Where the words stand in a text, as pairs of offsets. They are words, never a pattern. */
export function findWords(text: string, query: Query): { start: number; end: number }[] {
  const pattern = toPattern(query)
  if (!pattern) return []
  return [...text.matchAll(pattern)].map(({ index, 0: hit }) => ({
    ...{ start: index, end: index + hit.length },
  }))
}

const PART_OF_WORD = '[\\p{L}\\p{M}\\p{N}_]'

function toPattern({ words, matchCase, wholeWord }: Query): RegExp | null {
  const wanted = words.normalize('NFC')
  if (wanted === '') return null
  const escaped = wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  // A blank in the question finds a no-break blank too: nobody sees the difference.
  const loose = escaped.replaceAll(/[ \u00a0]/g, '[ \\u00a0]')
  const bounded = wholeWord ? `(?<!${PART_OF_WORD})${loose}(?!${PART_OF_WORD})` : loose
  return new RegExp(bounded, matchCase ? 'gu' : 'giu')
}

/** The text with other words in the place of a stretch. */
export function overwrite(
  text: string,
  { start, end }: { start: number; end: number },
  words: string,
): string {
  return text.slice(0, start) + words + text.slice(end)
}
