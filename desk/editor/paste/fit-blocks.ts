import { type Block, blockSchema, type Mark } from '#contract/body.ts'
import { LONGEST } from '../conversion/longest-texts.ts'
import { newBlockId } from '../keeping/new-block-id.ts'

/** The most of each that the contract lets in. */
const [ROWS, COLUMNS, ITEMS] = [1000, 30, 500]

/** Blocks as the contract lets them in: too long ones are cut in two, and what is left out is said. */
export function fitBlocks(blocks: readonly Block[]): { blocks: Block[]; notices: string[] } {
  const notices = new Set<string>()
  const fitted = blocks.flatMap((block) => fitOne(block, (words) => notices.add(words)))
  const kept = fitted.filter((block) => blockSchema.safeParse(block).success)
  if (kept.length < fitted.length) notices.add('Something that cannot be kept here was left out')
  return { blocks: kept, notices: [...notices] }
}

function fitOne(block: Block, tell: (words: string) => void): Block[] {
  if (block.type === 'heading' && block.text.length > LONGEST.heading) {
    tell('A heading that is too long was made a paragraph')
    const { level: _, ...rest } = block
    return fitOne({ ...rest, type: 'paragraph' }, tell)
  }
  if (block.type === 'paragraph' || block.type === 'quote') {
    return cutText(block, LONGEST[block.type]).map((part) => ({ ...block, ...part }))
  }
  if (block.type === 'list') {
    const items = block.items.flatMap((item) => cutText(item, LONGEST.listItem))
    const lists = Math.ceil(items.length / ITEMS)
    return Array.from({ length: lists }, (_, i) => ({
      ...block,
      ...(i > 0 && { id: newBlockId() }),
      items: items.slice(i * ITEMS, (i + 1) * ITEMS),
    }))
  }
  if (block.type !== 'table') return [block]
  const isTooBig = block.rows.length > ROWS || block.rows.some((row) => row.length > COLUMNS)
  if (isTooBig) tell(`A table was cut to ${ROWS} rows and ${COLUMNS} columns`)
  const rows = block.rows.slice(0, ROWS).map((row) => row.slice(0, COLUMNS))
  return [{ ...block, caption: block.caption.slice(0, 300).trim(), rows }]
}

type Text = { id: string; text: string; marks: Mark[] }

/** Parts of at most `longest` signs, cut behind a sentence where there is one. */
function cutText(whole: Text, longest: number): Text[] {
  const { text, marks, id } = whole
  if (text.length <= longest) return [{ id, text, marks }]
  const head = text.slice(0, longest)
  const behind = Math.max(head.lastIndexOf('. '), head.lastIndexOf('\n')) + 1
  const end = behind > longest / 2 ? behind : head.toWellFormed().lastIndexOf(' ') + 1 || longest
  const start = end + (text.slice(end).length - text.slice(end).trimStart().length)
  const within = (from: number, to: number) =>
    marks.flatMap((mark) => {
      const place = { start: Math.max(mark.start, from) - from, end: Math.min(mark.end, to) - from }
      return place.start < place.end ? [{ ...mark, ...place }] : []
    })
  const stop = text.slice(0, end).trimEnd().length
  const first = { id, text: text.slice(0, stop), marks: within(0, stop) }
  const rest = { id: newBlockId(), text: text.slice(start), marks: within(start, text.length) }
  return [first, ...cutText(rest, longest)]
}
