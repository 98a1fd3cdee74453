/** A part of a line; `isFound`: one of the words that were asked for. */
export type Run = { text: string; isFound: boolean }

type Place = { start: number; end: number }

/** As much as two lines on a telephone. */
const LENGTH = 220
/** What is read before the first word that was found. */
const BEFORE = 60

/**
 * The part of a text with most of the marked places in it, from word to word, with an ellipsis where
 * it was cut; the beginning of the text where nothing is marked.
 */
export function cutPassage(text: string, places: readonly Place[]): Run[] {
  const best = places.reduce(
    (chosen, place) => {
      const from = Math.max(0, place.start - BEFORE)
      const count = places.filter(({ start, end }) => start >= from && end <= from + LENGTH).length
      return count > chosen.count ? { from, count } : chosen
    },
    { from: 0, count: 0 },
  )
  const from = best.from === 0 ? 0 : wordStart(text, best.from)
  const to = from + LENGTH >= text.length ? text.length : wordEnd(text, from + LENGTH)
  const within = places.filter(({ start, end }) => start >= from && end <= to)
  return withEllipses(runsOf(text, { start: from, end: to }, within), from > 0, to < text.length)
}

function runsOf(text: string, { start, end }: Place, places: readonly Place[]): Run[] {
  const runs: Run[] = []
  let at = start
  const add = (to: number, isFound: boolean) => {
    const part = text.slice(at, to).replace(/\s+/g, ' ')
    if (part !== '') runs.push({ text: part, isFound })
    at = to
  }
  for (const place of places) {
    if (place.start < at) continue
    add(place.start, false)
    add(place.end, true)
  }
  add(end, false)
  return runs
}

function withEllipses(runs: Run[], before: boolean, after: boolean): Run[] {
  return [
    ...(before ? [{ text: '… ', isFound: false }] : []),
    ...runs,
    ...(after ? [{ text: ' …', isFound: false }] : []),
  ]
}

function wordStart(text: string, at: number): number {
  const blank = text.slice(at).search(/\s/)
  return blank < 0 || blank > BEFORE ? at : at + blank + 1
}

function wordEnd(text: string, at: number): number {
  const blank = text.slice(0, at).search(/\s\S*$/)
  return blank < at - BEFORE ? at : blank
}
