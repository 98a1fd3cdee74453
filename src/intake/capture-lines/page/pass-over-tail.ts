import { headsTail } from '../phrases/tail-heads.ts'
import type { LineFacts } from './line-facts.ts'

/** So long is no comment and no word about the site, under a title of this length. */
const LONG_TEXT = 250
const LONG_TITLE = 30

/**
 * Behind a line like `Comments` or `About us` no short text belongs to a piece. Where such a line
 * comes again, it stands below each piece of a listing and ends only that.
 */
export function passOverTail(facts: readonly LineFacts[]): void {
  endSideList(facts)
  const heads = facts.flatMap(({ key }, i) => (headsTail(key) ? [i] : []))
  const names = heads.map((i) => facts[i]?.key.replace(/[\d()[\] ]+/g, '') ?? '')
  const ends = new Set(
    heads.filter((_, n) => names.indexOf(names[n] ?? '') === names.lastIndexOf(names[n] ?? '')),
  )
  let texts = 0
  let inTail = false
  for (const [i, own] of facts.entries()) {
    const { line, isText, form } = own
    const next = facts[i + 1]
    if (inTail && form === 'title' && line.length >= LONG_TITLE && next?.date)
      inTail = !headsListing(facts, i)
    else if (form === 'title' && line.length >= LONG_TITLE && next?.isText)
      inTail &&= next.line.length < LONG_TEXT && next.dateline === null
    if (inTail) {
      own.isText = false
      if (form === 'text') own.form = 'around'
    } else if (isText) texts += 1
    if (texts > 0 && ends.has(i)) inTail = true
  }
}

/** The end of a list of other pieces, or of what a page says of itself, is no text that was cut off. */
function endSideList(facts: readonly LineFacts[]): void {
  const last = facts.at(-1)
  if (!last?.line.isCut) return
  const isFoot = facts.length > 4 && facts.slice(-3, -1).every(({ form }) => form === 'around')
  for (let i = facts.length - 2; i >= 0 && !facts[i]?.isText; i--) {
    if (!facts[i]?.headsSideList && !isFoot) continue
    last.line.isCut = false
    last.isText = false
    if (last.form === 'text') last.form = 'title'
    return
  }
}

/** Titles with a day and a text below come again: the listing goes on behind the first piece. */
function headsListing(facts: readonly LineFacts[], from: number): boolean {
  const isPiece = (i: number) =>
    facts[i]?.form === 'title' && Boolean(facts[i + 1]?.date && facts[i + 2]?.isText)
  return isPiece(from) && (isPiece(from + 3) || isPiece(from - 3))
}
