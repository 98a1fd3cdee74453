import { editions } from '#contract/edition.ts'
import { type Messages, messagesFor } from '../messages/catalogue.ts'

const ESCAPE = '\\'

/** What our own forms begin with, and what a reader of captures takes for a list. */
const FORM = /^(?:[\\[|>•·‣▪]|[-*](?: |$)|\d+[.)](?: |$))/u
const TICKER = /^\P{L}*[A-Z]{3}\/[A-Z]{3}\s*=/u
/** Digits with at most two words: `15 December 2025`, `2025-08-18`, `Today, 02:47`. */
const DATE = /^(?=.*\p{Nd})(?:[^\p{L}]*\p{L}+){0,2}[^\p{L}]*$/u
/** The end of a sentence, in any script, with its closing quotes and brackets. */
const SENTENCE_END = /[.!?…:;。؟।]["'”’»“)\]]*$/u
/** In all languages: who reads a text edition back may not know in which one it was written. */
const KIND_LABELS = editions
  .flatMap((edition) => Object.values(messagesFor(edition).kinds))
  .map((label) => label.toLowerCase())
/** No headline or subhead is as long as this. */
const LONGEST_HEADING = 120

/**
 * A line of text that is no paragraph (headline, subhead, standfirst), with a backslash in front
 * where it could be taken for something else: a ticker line, date, label, list item, marked form.
 */
export function escapeLine(line: string, messages: Messages): string {
  return isAmbiguous(line, messages) ? ESCAPE + line : line
}

/** A paragraph: as above, and short lines that do not end like a sentence, which look like subheads. */
export function escapeParagraph(line: string, messages: Messages): string {
  const heading = line.length <= LONGEST_HEADING && !SENTENCE_END.test(visible(line))
  return heading ? ESCAPE + line : escapeLine(line, messages)
}

/** The backslash in front, whatever the line looks like. */
export function escapeAlways(line: string): string {
  return ESCAPE + line
}

function isAmbiguous(line: string, messages: Messages): boolean {
  const seen = visible(line)
  return (
    FORM.test(seen) ||
    TICKER.test(seen) ||
    DATE.test(seen) ||
    isLabel(seen) ||
    isPagingLine(seen, messages)
  )
}

/** Marks of direction and the like are not seen, and are often lost on the way. */
function visible(line: string): string {
  return line.replace(/\p{Cf}+/gu, '').trim()
}

function isLabel(line: string): boolean {
  const lower = line.toLowerCase()
  return KIND_LABELS.some((label) => lower === label || lower.startsWith(`${label}:`))
}

function isPagingLine(line: string, { listing }: Messages): boolean {
  const shape = line.replace(/\d+(?:[.,\s]\d+)*/g, '0')
  return shape === listing.viewing('0', '0', '0') || shape === listing.viewing('0', '', '0')
}
