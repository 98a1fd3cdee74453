import { foldText, foldWithOffsets } from './fold-text.ts'

/** A part of a text in UTF-16 units; `end` is exclusive. */
export type Range = { start: number; end: number }

/** Passages to look for, which are folded; `byHead` has them by how they begin, longest head first. */
export type Needle = {
  passages: readonly string[]
  byHead: readonly Heads[]
  /** only for holdsNeedle: small letters may be longer than capitals, so that no range fits */
  isAnyCase: boolean
}
type Heads = { length: number; passages: ReadonlyMap<string, readonly string[]> }

/** Longer heads part the passages no better, and are hashed at every place of a text. */
const HEADS = [64, 32, 16, 8, 4, 1]

export function needleOf(passages: readonly string[], isAnyCase = false): Needle {
  const wanted = isAnyCase ? passages.map((passage) => passage.toLowerCase()) : passages
  const distinct = [...new Set(wanted)].filter((passage) => passage !== '')
  const longestFirst = distinct.toSorted((a, b) => b.length - a.length)
  const byLength = Map.groupBy(longestFirst, headLength)
  const byHead = [...byLength].map(([length, those]) => ({
    length,
    passages: Map.groupBy(those, (passage) => passage.slice(0, length)),
  }))
  return { passages: longestFirst, byHead, isAnyCase }
}

/** Whether the text holds one of them, whatever blanks and invisible characters are in it. */
export function holdsNeedle(text: string, needle: Needle): boolean {
  const folded = needle.isAnyCase ? foldText(text).toLowerCase() : foldText(text)
  const shortest = needle.passages.at(-1)?.length ?? Number.POSITIVE_INFINITY
  return folded.length >= shortest && findNext(folded, 0, needle) !== null
}

/** Where the text holds them: in order and apart; where several begin, the longest counts. */
export function rangesIn(text: string, needle: Needle): Range[] {
  if (!holdsNeedle(text, needle)) return []
  const folded = foldWithOffsets(text)
  const ranges: Range[] = []
  for (let at = 0; ; ) {
    const found = findNext(folded.text, at, needle)
    if (!found) return ranges
    at = found.at + found.passage.length
    const [start, end] = [folded.starts[found.at] ?? 0, folded.ends[at - 1] ?? 0]
    const last = ranges.at(-1)
    // Two that meet inside one character of the text.
    if (last && last.end > start) last.end = end
    else ranges.push({ start, end })
  }
}

type Found = { at: number; passage: string }

function findNext(folded: string, from: number, { passages, byHead }: Needle): Found | null {
  const [only, ...others] = passages.slice(0, 2)
  if (only === undefined) return null
  if (others.length === 0) {
    const at = folded.indexOf(only, from)
    return at === -1 ? null : { at, passage: only }
  }
  // All in one pass: a whole piece has thousands of sentences.
  for (let at = from; at < folded.length; at += 1) {
    for (const heads of byHead) {
      const those = heads.passages.get(folded.slice(at, at + heads.length))
      const passage = those?.find((one) => folded.startsWith(one, at))
      if (passage !== undefined) return { at, passage }
    }
  }
  return null
}

function headLength(passage: string): number {
  return HEADS.find((length) => length <= passage.length) ?? 1
}
