import type { Mark } from '#contract/body.ts'
import { type LinkedRuns, type MarkedRun, splitAtMarks } from '../marked-runs.ts'
import type { Wording } from '../wording/wording.ts'
import { escapedUnits, linkTo } from './escape-markdown.ts'

/** An exclamation mark right before a link would make a picture of it. */
const IMAGE_START = /!(?=\[)/g
const WORD_ENDS = /^[\p{L}\p{N}](?:[\s\S]*[\p{L}\p{N}])?$/u
const OPENS_BEFORE = /(?:^|[\s(])$/u
const CLOSES_AFTER = /^(?:$|[\s.,;:!?)])/u

/** A text and how each of its UTF-16 units is written: escaping looks over the bounds of marks. */
type Source = { text: string; units: string[] }

/** Text with its marks as inline markdown; line feeds are left in it for the caller. */
export function runningText(
  { text, marks }: { text: string; marks: readonly Mark[] },
  { address }: Wording,
): string {
  const source = { text, units: escapedUnits(text) }
  let at = 0
  return splitAtMarks(text, marks)
    .map((linked) => {
      const start = at
      at += linked.runs.reduce((length, run) => length + run.text.length, 0)
      return linked.href === null
        ? unlinkedRuns(linked.runs, start, source)
        : linkedText(source, start, at, address(linked.href))
    })
    .join('')
    .replace(IMAGE_START, '\\!')
}

/** A link's text is one line, and blanks alone are not worth a link. */
function linkedText({ text, units }: Source, start: number, end: number, href: string): string {
  if (text.slice(start, end).trim() === '') return text.slice(start, end)
  return linkTo(units.slice(start, end).join('').replaceAll('\n', ' '), href)
}

function unlinkedRuns(runs: LinkedRuns['runs'], from: number, source: Source): string {
  let at = from
  return runs
    .map((run) => {
      const start = at
      at += run.text.length
      return stressedRun(run, start, source)
    })
    .join('')
}

/**
 * Stars work at the bounds of whole words only; where CommonMark would print them as stars (a mark
 * inside a word, beside a quotation mark), the stress is left out rather than the text disturbed.
 */
function stressedRun(run: MarkedRun, start: number, { text, units }: Source): string {
  const end = start + run.text.length
  const escaped = units.slice(start, end).join('')
  const before = text.slice(Math.max(0, start - 1), start)
  const after = text.slice(end, end + 1)
  const works = WORD_ENDS.test(run.text) && OPENS_BEFORE.test(before) && CLOSES_AFTER.test(after)
  if (!works) return escaped
  const stressed = run.emphasis ? `_${escaped}_` : escaped
  return run.strong ? `**${stressed}**` : stressed
}
