import type { Mark } from '#contract/body.ts'
import { segmentWords } from '../../words/segment-words.ts'

export type MarkedText = { text: string; marks: readonly Mark[] }

/**
 * A text as a list of words, each with what follows it up to the next and with its marks, as one
 * string: so that words that look the same and are marked otherwise differ. The library that
 * compares lists takes strings. U+0000 is in no text.
 */
export function toTokens({ text, marks }: MarkedText): string[] {
  const bounds = new Set([0, text.length])
  for (const { index, isWordLike } of segmentWords(text)) if (isWordLike) bounds.add(index)
  for (const { start, end } of marks) bounds.add(start).add(end)
  const sorted = [...bounds].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] ?? text.length
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end).map(styleOf)
    return `${JSON.stringify([...new Set(over)].sort())}\0${text.slice(start, end)}`
  })
}

/** The text again; what is marked alike and stands side by side has one mark. */
export function fromTokens(tokens: readonly string[]): { text: string; marks: Mark[] } {
  let text = ''
  const marks: Mark[] = []
  let open = new Map<string, Mark>()
  for (const token of tokens) {
    const [styles, part] = readToken(token)
    const still = new Map<string, Mark>()
    for (const style of styles) {
      const mark = open.get(style) ?? markOf(style, text.length)
      if (!open.has(style)) marks.push(mark)
      mark.end = text.length + part.length
      still.set(style, mark)
    }
    open = still
    text += part
  }
  return { text, marks }
}

/** The words of a token, without its marks. */
export function wordsOf(token: string): string {
  return readToken(token)[1]
}

function readToken(token: string): [styles: string[], text: string] {
  const at = token.indexOf('\0')
  return [JSON.parse(token.slice(0, at)), token.slice(at + 1)]
}

function styleOf(mark: Mark): string {
  return mark.type === 'link' ? `link ${mark.href}` : mark.type
}

function markOf(style: string, start: number): Mark {
  const place = { start, end: start }
  if (style === 'strong' || style === 'emphasis') return { type: style, ...place }
  return { type: 'link', href: style.slice('link '.length), ...place }
}
