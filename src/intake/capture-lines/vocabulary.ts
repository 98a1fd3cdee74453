import type { Line } from './line.ts'

/** How much of a paragraph is looked at for its subject. */
const SAMPLE = 450
/** Words that begin alike are taken for forms of one word, in all languages of the region. */
const STEM = 5
const SHORTEST = 4

/** What stands between words; spelled out, since classes of all letters are slow in each line. */
const BETWEEN_WORDS = /[\s.,;:!?…"“”„«»()[\]{}<>/|•*·'’‘ʻʼ`—–\-+=%$€₽#&@_]+/

const COMMON = new Set(
  'that this with from have been were will would which their about after before there other these those than when what said says also more most some into over under between while where could should they them your ours only very much many such being than then because during through against among within without'
    .split(' ')
    .map((word) => word.slice(0, STEM)),
)

/** The beginnings of the longer words of a text: what it is about, roughly. */
export function stemsOf(text: string): Set<string> {
  const stems = new Set<string>()
  for (const word of text.slice(0, SAMPLE).toLowerCase().split(BETWEEN_WORDS)) {
    if (word.length < SHORTEST) continue
    const stem = word.slice(0, STEM)
    if (!COMMON.has(stem)) stems.add(stem)
  }
  return stems
}

/** The share of `few` that is in `many`, 0 to 1; 0 where `few` is empty. */
export function shareIn(few: ReadonlySet<string>, many: ReadonlySet<string>): number {
  if (few.size === 0) return 0
  let shared = 0
  for (const stem of few) if (many.has(stem)) shared += 1
  return shared / few.size
}

/** The subjects of each long line, worked out once. */
export function makeVocabulary(): (line: Line) => Set<string> {
  const known = new Map<Line, Set<string>>()
  return (line) => {
    let stems = known.get(line)
    if (!stems) {
      stems = stemsOf(line.text.slice(0, SAMPLE))
      known.set(line, stems)
    }
    return stems
  }
}
