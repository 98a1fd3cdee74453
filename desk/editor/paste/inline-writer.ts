import type { Mark } from '#contract/body.ts'
import { cleanMarked, type MarkedText } from '../conversion/marked-text.ts'

export type InlineStyle = { strong: boolean; emphasis: boolean; href: string | null }

type Piece = InlineStyle & { text: string }

/** Not only blanks and what has no width, as pages put it into blank lines. */
const SEEN = /[^\s\p{Cf}]/u

/** Gathers the running text of one block from the pieces in which foreign pages hold it. */
export class InlineWriter {
  #pieces: Piece[] = []

  /** `text` as HTML has it: any run of blanks is one blank, unless it is preformatted. */
  append(text: string, style: InlineStyle, isPreformatted = false): void {
    const folded = isPreformatted ? text.replace(/\r\n?/g, '\n') : fold(text)
    const last = this.#pieces.at(-1)?.text.at(-1)
    const isDoubled = !isPreformatted && folded.startsWith(' ') && (!last || /[ \n]/.test(last))
    const added = isDoubled ? folded.slice(1) : folded
    if (added !== '') this.#pieces.push({ ...style, text: added })
  }

  breakLine(): void {
    this.#pieces.push({ text: '\n', strong: false, emphasis: false, href: null })
  }

  /** Whether there is nothing yet that could be seen. */
  isBlank(): boolean {
    return !this.#pieces.some(({ text }) => SEEN.test(text))
  }

  /** What was gathered, cut at blank lines; the writer is empty then. */
  take(): MarkedText[] {
    const whole = joined(this.#pieces)
    this.#pieces = []
    const parts: MarkedText[] = []
    let start = 0
    for (const gap of whole.text.matchAll(/[^\S\n]*\n\s*\n\s*/g)) {
      parts.push(cut(whole, start, gap.index))
      start = gap.index + gap[0].length
    }
    parts.push(cut(whole, start, whole.text.length))
    return parts.filter(({ text }) => SEEN.test(text))
  }
}

/** Blanks of HTML, and no-break blanks beside them: pages use these to keep blanks from folding. */
function fold(text: string): string {
  return text.replace(/[\t\n\r\f ]+/g, ' ').replace(/ \u00a0+ ?|\u00a0+ /g, ' ')
}

function joined(pieces: readonly Piece[]): MarkedText {
  let text = ''
  const marks: Mark[] = []
  const add = (mark: Mark) => {
    const before = marks.findLast(({ type }) => type === mark.type)
    const isOne =
      before?.end === mark.start &&
      (before.type !== 'link' || (mark.type === 'link' && before.href === mark.href))
    if (before && isOne) before.end = mark.end
    else marks.push(mark)
  }
  for (const piece of pieces) {
    const place = { start: text.length, end: text.length + piece.text.length }
    text += piece.text
    if (piece.href !== null) add({ type: 'link', href: piece.href, ...place })
    if (piece.strong) add({ type: 'strong', ...place })
    if (piece.emphasis) add({ type: 'emphasis', ...place })
  }
  return { text, marks }
}

/** A stretch without the blanks at its ends; marks that hold blanks only are none. */
function cut({ text, marks }: MarkedText, from: number, to: number): MarkedText {
  const stretch = text.slice(from, to)
  const start = from + stretch.length - stretch.trimStart().length
  const end = start + stretch.trim().length
  const kept = marks.flatMap((mark) => {
    const place = { start: Math.max(mark.start, start), end: Math.min(mark.end, end) }
    const isSeen = place.start < place.end && text.slice(place.start, place.end).trim() !== ''
    return isSeen ? [{ ...mark, start: place.start - start, end: place.end - start }] : []
  })
  return cleanMarked({ text: text.slice(start, end), marks: kept })
}
