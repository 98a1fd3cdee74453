import { isByline } from '../forms/authors.ts'
import { readDateLine } from '../forms/date-lines.ts'
import { leadsOn } from '../phrases/around.ts'
import { phraseKey } from '../phrases/phrase-index.ts'

/** No page is wrapped narrower or wider than this, in characters. */
const NARROWEST = 40
const WIDEST = 100
/** So many lines must go on in the next one before a page is taken for a wrapped one. */
const ENOUGH = 3

const BULLET = /^\s*(?:[•‣▪●◦·*–—-]|\d{1,2}[.)])\s/u
const GOES_ON = /^\s*[\p{Ll}(«"“]/u
const ENDED = /[.!?…:;]["”’»)]?\s*$/u
const LAST_FIGURE = /^\s*\d[\d:.,]*%?[.)]\s*$/
const LETTER = /\p{L}/u
const STARTS_SMALL = /^\p{Ll}/u

/**
 * Puts together what a mail program or an old page broke at a fixed column: a line goes on in the
 * next one where the next one's first word had no room in it. Other pages come back as they are.
 * The parts of a line keep their breaks, so that each is known as it stood.
 */
export function unwrapLines(raws: string[]): string[] {
  const width = wrapWidth(raws)
  if (width === null) return raws
  const joined: string[] = []
  let last = ''
  for (const raw of raws) {
    if (goesOn(last, raw, width)) joined[joined.length - 1] += `\n${raw}`
    else joined.push(raw)
    last = raw.trimEnd()
  }
  return joined
}

/** The column that the page is broken at; null where it is not. */
function wrapWidth(raws: string[]): number | null {
  const widths: number[] = []
  let wider = 0
  for (let i = 0; i + 1 < raws.length; i++) {
    const length = raws[i]?.trimEnd().length ?? 0
    if (length > WIDEST) wider += 1
    if (length < NARROWEST || length > WIDEST) continue
    const next = raws[i + 1] ?? ''
    if (GOES_ON.test(next) && !ENDED.test(raws[i] ?? '')) widths.push(length)
  }
  if (widths.length < ENOUGH || wider > widths.length / 4) return null
  widths.sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.95)] ?? NARROWEST
  return widths.filter((each) => each > width - 20).length >= widths.length * 0.8 ? width : null
}

function goesOn(last: string, next: string, width: number): boolean {
  if (last.length < width / 2 || last.length > width + 2) return false
  if (!LETTER.test(last) || BULLET.test(next)) return false
  // `… till` and `17:00.`
  if (!LETTER.test(next)) return LAST_FIGURE.test(next) && !ENDED.test(last)
  if (indentOf(next) > indentOf(last) && !BULLET.test(last)) return false
  // A ragged edge or a broken word: it goes on in small letters.
  if (last.length > width * 0.75 && STARTS_SMALL.test(next.trimStart()) && !ENDED.test(last))
    return true
  const [word = ''] = next.trimStart().split(/\s/, 1)
  return last.length + 1 + word.length > width && !isOwnLine(last, next.trim(), width)
}

/** A short line that has its own sense: a day, a name, the way to the rest. */
function isOwnLine(last: string, next: string, width: number): boolean {
  if (next.length > width * 0.8 || STARTS_SMALL.test(next)) return false
  // `… at` and `17:00.`: the end of a sentence, not a moment.
  if (!ENDED.test(last) && next.endsWith('.')) return false
  if (readDateLine(next) !== null || isByline(next) || leadsOn(phraseKey(next.toLowerCase())))
    return true
  return ENDED.test(last) && !ENDED.test(next) && next.length < width / 2
}

function indentOf(raw: string): number {
  return raw.length - raw.trimStart().length
}
