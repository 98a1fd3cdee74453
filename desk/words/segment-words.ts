/** Words of any script, by the rules of Unicode, which do not ask for a language. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Words, and what stands between them, each by itself; together they are the text. */
export function segmentWords(text: string): Intl.SegmentData[] {
  return [...segmenter.segment(text)]
}
