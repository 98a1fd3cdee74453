import { unwrapLines } from './unwrap-lines.ts'

/** A line of a capture that is not blank, with what its looks say. */
export type Line = {
  /** Counted from 1, blank lines too. */
  number: number
  /** Exactly as it stands; with its breaks where a page was wrapped at a column. */
  raw: string
  /** Trimmed, with blanks folded. */
  text: string
  /** `text` without its bullet or number, at most `SEEN` characters: what features look at. */
  seen: string
  /** The last characters of the line. */
  end: string
  bullet: string
  length: number
  /** Words in `seen`. */
  words: number
  /** The same as if its words were as short as English ones. */
  size: number
  /** Blank lines before it and after it; the first and the last line have 2 on the outer side. */
  blanksBefore: number
  blanksAfter: number
  stop: Stop
  /** The capture seems to end within it. */
  isCut: boolean
}

/** How a line ends. */
export type Stop = 'full' | 'question' | 'ellipsis' | 'colon' | 'comma' | 'none'

/** Features look at the beginning of a line only, so that an endless one costs no more. */
const SEEN = 400
const END = 60
/** Letters in an English word and the blank behind it. */
const ENGLISH_WORD = 6.3
const BULLET = /^(?:[•‣▪●◦·*–—-]|\d{1,2}[.)])\s+/u
const CLOSERS = /["”’»“)\]\s]+$/u

/** The lines that are not blank. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let number = 0
  let blanks = 2
  let parts = 1
  for (const raw of unwrapLines(text.split(/\r\n|[\n\r\f\u0085\u2028\u2029]/))) {
    number += parts
    parts = raw.includes('\n') ? raw.split('\n').length : 1
    const folded = fold(raw)
    if (folded === '') {
      blanks += 1
      const last = lines.at(-1)
      if (last) last.blanksAfter += 1
      continue
    }
    lines.push(describe(raw, folded, number, blanks))
    blanks = 0
  }
  const last = lines.at(-1)
  if (last) {
    last.blanksAfter = 2
    last.isCut = isCutText(lines)
  }
  return lines
}

const UNEVEN = /[^\S ]| {2}|[\u00ad\u200b-\u200f\u2060\ufeff]/

/** `newspa-` and `per` on two lines of a wrapped page. */
const BROKEN_WORD = /(?<=\p{Ll})-\n\s*(?=\p{Ll})/gu

/** Blanks of all sorts as one, none at the ends, nothing invisible. */
export function fold(raw: string): string {
  if (!UNEVEN.test(raw)) return raw.trim()
  return raw
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(BROKEN_WORD, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The last line is the beginning of a text, not the end of a list of headlines or links. */
function isCutText(lines: Line[]): boolean {
  const [last, before, second] = [lines.at(-1), lines.at(-2), lines.at(-3)]
  if (!last) return false
  if (last.bullet !== '' || last.words < 4 || last.stop === 'full') return false
  if (last.length >= 100) return true
  const listed = [last, before].every((line) => line && line.blanksBefore === 0)
  return !(
    listed && [before, second].every((line) => line && line.length < 100 && line.stop !== 'full')
  )
}

function describe(raw: string, text: string, number: number, blanksBefore: number): Line {
  const bullet = BULLET.exec(text.slice(0, 8))?.[0] ?? ''
  const seen = text.slice(bullet.length, bullet.length + SEEN)
  const end = text.slice(-END)
  const words = countWords(seen)
  return {
    number,
    raw,
    text,
    seen,
    end,
    bullet: bullet.trim(),
    length: text.length - bullet.length,
    words,
    size: Math.max(words, seen.length / ENGLISH_WORD),
    blanksBefore,
    blanksAfter: 0,
    stop: stopOf(end),
    isCut: false,
  }
}

function countWords(seen: string): number {
  let words = 1
  for (let at = seen.indexOf(' '); at >= 0; at = seen.indexOf(' ', at + 1)) words += 1
  return words
}

/** What ends the line, looked for behind closing quotes and brackets. */
function stopOf(end: string): Stop {
  const bare = '"”’»“)] '.includes(end.at(-1) ?? '') ? end.replace(CLOSERS, '') : end
  if (/(?:\.\s?\.|…)$/.test(bare)) return 'ellipsis'
  const last = bare.at(-1) ?? ''
  if ('.։।。'.includes(last)) return 'full'
  if ('?!؟'.includes(last)) return 'question'
  if (last === ':') return 'colon'
  return ',;'.includes(last) ? 'comma' : 'none'
}
