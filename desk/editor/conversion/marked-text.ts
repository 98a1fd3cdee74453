import { type Mark as EditorMark, Fragment, type Node, type Schema } from '@tiptap/pm/model'
import type { Mark } from '#contract/body.ts'

export type MarkedText = { text: string; marks: Mark[] }

/** A text with its marks as inline nodes. Where links overlap, the first one counts, as in print. */
export function toInline(schema: Schema, text: string, marks: readonly Mark[]): Fragment {
  const feeds = [...text.matchAll(/\n/g)].flatMap(({ index }) => [index, index + 1])
  const ends = marks.flatMap(({ start, end }) => [start, end])
  const bounds = [...new Set([0, text.length, ...feeds, ...ends])].sort((a, b) => a - b)
  const nodes: Node[] = []
  for (const [i, start] of bounds.entries()) {
    const end = bounds[i + 1]
    if (end === undefined) break
    const over = marks.filter((mark) => mark.start <= start && mark.end >= end)
    const set = editorMarks(schema, over)
    const run = text.slice(start, end)
    nodes.push(
      run === '\n' ? schema.node('lineBreak', null, undefined, set) : schema.text(run, set),
    )
  }
  return Fragment.fromArray(nodes)
}

function editorMarks(schema: Schema, over: readonly Mark[]): readonly EditorMark[] {
  const link = over.find((mark) => mark.type === 'link')
  const plain = ['strong', 'emphasis'].filter((type) => over.some((mark) => mark.type === type))
  return [
    ...(link ? [schema.mark('link', { href: link.href })] : []),
    ...plain.map((type) => schema.mark(type)),
  ]
}

/**
 * The text of a block and its marks, each run as long as it goes, in the order of their starts;
 * cleaned as the contract demands it.
 */
export function toMarkedText(block: Node): MarkedText {
  let text = ''
  const marks: Mark[] = []
  block.forEach((inline) => {
    const start = text.length
    text += inline.isText ? (inline.text ?? '') : '\n'
    for (const mark of inline.marks) extend(marks, mark, start, text.length)
  })
  return cleanMarked({ text, marks })
}

function extend(marks: Mark[], mark: EditorMark, start: number, end: number): void {
  const type = mark.type.name as Mark['type']
  const href = String(mark.attrs.href ?? '')
  const before = marks.findLast((one) => one.type === type)
  const goesOn = before?.end === start && (before.type !== 'link' || before.href === href)
  if (before && goesOn) before.end = end
  else marks.push(type === 'link' ? { type, href, start, end } : { type, start, end })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g

/** What no text of the contract may hold goes; marks move with what stays. */
export function cleanMarked({ text, marks }: MarkedText): MarkedText {
  const cleaned = cleanText(text)
  if (cleaned === text) return { text, marks }
  const at = (offset: number) => Math.min(cleaned.length, cleanText(text.slice(0, offset)).length)
  const moved = marks.map((mark) => ({ ...mark, start: at(mark.start), end: at(mark.end) }))
  return { text: cleaned, marks: moved.filter(({ start, end }) => start < end) }
}

/** In normal form C, without control characters and halves of characters. */
export function cleanText(text: string): string {
  return text.replace(FORBIDDEN, '').toWellFormed().normalize('NFC')
}
