import type { Line } from './line.ts'

/** How much of a paragraph is looked at for its subject. */
const SAMPLE = 450
/** Words that begin alike are taken for forms of one word, in all languages of the region. */
const STEM = 5
const SHORTEST = 4

/** The beginning of a word as a number, which is quicker to compare than a string. */
type Stem = number

const COMMON = new Set(
  stemsIn(
    'that this with from have been were will would which their about after before there other these those than when what said says also more most some into over under between while where could should they them your ours only very much many such being than then because during through against among within without',
  ),
)

/** The beginnings of the longer words of a text: what it is about, roughly. */
function stemsOf(text: string): Set<Stem> {
  const stems = new Set<Stem>()
  for (const stem of stemsIn(text.slice(0, SAMPLE))) if (!COMMON.has(stem)) stems.add(stem)
  return stems
}

function stemsIn(text: string): Stem[] {
  const stems: Stem[] = []
  const lower = `${text.toLowerCase()} `
  let stem = 0
  let length = 0
  for (let at = 0; at < lower.length; at++) {
    const code = lower.charCodeAt(at)
    if (isInWord(code)) {
      if (length < STEM) stem = (Math.imul(stem, 8191) + code) | 0
      length += 1
      continue
    }
    if (length >= SHORTEST) stems.push(stem & 0x3fffffff)
    stem = 0
    length = 0
  }
  return stems
}

/** Digits and lower-case letters; above Latin, all but the signs that texts use. */
function isInWord(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
  if (code < 0xc0) return false
  return code < 0x2000 ? code !== 0x2bb && code !== 0x2bc : code > 0x2bff
}

/** The share of `few` that is in `many`, 0 to 1; 0 where `few` is empty. */
export function shareIn(few: ReadonlySet<Stem>, many: ReadonlySet<Stem>): number {
  if (few.size === 0) return 0
  let shared = 0
  for (const stem of few) if (many.has(stem)) shared += 1
  return shared / few.size
}

/** The subjects of each long line, worked out once. */
export function makeVocabulary(): (line: Line) => Set<Stem> {
  const known = new Map<Line, Set<Stem>>()
  return (line) => {
    let stems = known.get(line)
    if (!stems) {
      stems = stemsOf(line.text)
      known.set(line, stems)
    }
    return stems
  }
}
