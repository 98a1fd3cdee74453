import type { LineFacts } from './line-facts.ts'

/** Words that begin alike are taken for forms of one word, in all languages of the region. */
const STEM = 5
const SHORTEST = 4
const BLANK = 0x20
/** Small numbers are quicker to look up. */
const MASK = 0x3fffffff

/** The beginning of a word as a number, which is quicker to compare than a string. */
type Stem = number

const COMMON: ReadonlySet<Stem> = stemsIn(
  'that this with from have been were will would which their about after before there other these those than when what said says also more most some into over under between while where could should they them your ours only very much many such being than then because during through against among within without',
)

/** The beginnings of the longer words of a text: what it is about, roughly. */
function stemsOf(lower: string): Set<Stem> {
  return stemsIn(lower, COMMON)
}

/** Text in lower case. */
function stemsIn(lower: string, common?: ReadonlySet<Stem>): Set<Stem> {
  const stems = new Set<Stem>()
  let stem = 0
  let length = 0
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : BLANK
    if (isInWord(code)) {
      if (length < STEM) stem = (Math.imul(stem, 8191) + code) | 0
      length += 1
      continue
    }
    if (length >= SHORTEST && !common?.has(stem & MASK)) stems.add(stem & MASK)
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

/** The share of `few` that is in any of `texts`, 0 to 1; 0 where `few` is empty. */
export function shareIn(few: ReadonlySet<Stem>, texts: readonly ReadonlySet<Stem>[]): number {
  if (few.size === 0) return 0
  let shared = 0
  for (const stem of few) if (isInAny(stem, texts)) shared += 1
  return shared / few.size
}

/** Quicker than to put the texts together, of which most stems are never asked for. */
function isInAny(stem: Stem, texts: readonly ReadonlySet<Stem>[]): boolean {
  for (const stems of texts) if (stems.has(stem)) return true
  return false
}

/** The subjects of each long line, worked out once. */
export function makeVocabulary(): (facts: LineFacts) => Set<Stem> {
  const known = new Map<LineFacts, Set<Stem>>()
  return (facts) => {
    let stems = known.get(facts)
    if (!stems) {
      stems = stemsOf(facts.lower)
      known.set(facts, stems)
    }
    return stems
  }
}
