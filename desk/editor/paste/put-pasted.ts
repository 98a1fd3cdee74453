import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Block } from '#contract/body.ts'
import { toInline } from '../conversion/marked-text.ts'
import { behindBlock } from '../conversion/text-place.ts'
import { toNode } from '../conversion/to-doc.ts'
import type { PastedPicture } from './pasted-pictures.ts'

type Pasted = { blocks: readonly Block[]; pictures: readonly PastedPicture[] }
type Put = {
  /** null where nothing came but pictures */
  tr: Transaction | null
  /** of each picture, between blocks of what `tr` makes; null where it has none */
  places: (number | null)[]
}

/**
 * Puts what was read in at the cursor: a single paragraph into the line, in a table everything. The
 * blocks that keep the places of pictures are gone again when it stands. Pictures alone put nothing
 * in, and part no words.
 */
export function putPasted(state: EditorState, { blocks, pictures }: Pasted): Put {
  const ids = new Set(pictures.flatMap(({ placeId }) => placeId ?? []))
  const words = blocks.filter(({ id }) => !ids.has(id))
  if (words.length === 0) return { tr: null, places: pictures.map(() => null) }
  const nodes = new Map(blocks.map((block) => [block, toNode(block, state.schema)]))
  const { ahead, inside, after } = takeEnds(state, blocks, ids)
  const parted = putBlocks(state, inside, nodes)
  const kept = takePlaces(parted, ids)
  for (const { id } of ahead) kept.set(id, state.selection.$from.before(1))
  for (const { id } of after) kept.set(id, behindBlock(parted.selection.$to))
  const whole = ids.size > 0 && !isInPlainText(state) ? putBlocks(state, words, nodes) : parted
  const isSame = whole.doc.eq(parted.doc)
  const behind = behindBlock(whole.selection.$to)
  const places = pictures.map(({ placeId }) => {
    if (placeId === null) return null
    // Where places cannot stand (in a box, in a list) they would part what holds the words.
    return isSame ? (kept.get(placeId) ?? null) : behind
  })
  const tr = isSame ? parted : whole
  return { tr: tr.scrollIntoView().setMeta('paste', true), places }
}

function putBlocks(
  { schema, selection, tr }: EditorState,
  blocks: readonly Block[],
  nodes: ReadonlyMap<Block, Node>,
): Transaction {
  const isInCell = selection.$from.parent.type.name === 'tableCell'
  const isOneText = blocks.length === 1 && blocks[0]?.type === 'paragraph'
  return tr.replaceSelection(
    isInCell || isOneText
      ? new Slice(inLine(schema, blocks), 0, 0)
      : openAtTexts(blocks.flatMap((block) => nodes.get(block) ?? [])),
  )
}

type Ends = { ahead: readonly Block[]; inside: readonly Block[]; after: readonly Block[] }

/**
 * Pictures at the ends of a text cut no sentence in two: where it goes in among words, they stand
 * before and behind what holds them. Beside a list or a table, which parts the words in any case, they
 * stay where they stood.
 */
function takeEnds(state: EditorState, blocks: readonly Block[], ids: ReadonlySet<unknown>): Ends {
  if (!isAmongWords(state)) return { ahead: [], inside: blocks, after: [] }
  const first = blocks.findIndex(({ id }) => !ids.has(id))
  const last = blocks.findLastIndex(({ id }) => !ids.has(id))
  const start = blocks[first]?.type === 'paragraph' ? first : 0
  const end = blocks[last]?.type === 'paragraph' ? last + 1 : blocks.length
  return {
    ahead: blocks.slice(0, start),
    inside: blocks.slice(start, end),
    after: blocks.slice(end),
  }
}

/** Whether words of a paragraph stand on both sides of what is put in. */
function isAmongWords(state: EditorState): boolean {
  const { $from, $to } = state.selection
  if (!isInPlainText(state) || $from.depth === 0 || $to.depth === 0) return false
  return $from.parentOffset > 0 && $to.parentOffset < $to.parent.content.size
}

/** Takes blocks out that keep the places of pictures; gives their positions in what is left. */
function takePlaces(tr: Transaction, ids: ReadonlySet<unknown>): Map<unknown, number> {
  const kept: { id: unknown; pos: number }[] = []
  tr.doc.forEach((node, pos) => {
    if (ids.has(node.attrs.id)) kept.push({ id: node.attrs.id, pos })
  })
  const places = new Map<unknown, number>()
  for (const [before, { id, pos }] of kept.entries()) {
    // Each of those before it was one long.
    const now = pos - before
    tr.delete(now, now + 1)
    places.set(id, now)
  }
  return places
}

/** There a picture may stand between any two paragraphs. */
function isInPlainText({ selection: { $from, $to } }: EditorState): boolean {
  return [$from, $to].every(({ depth, parent }) => {
    return depth === 0 || (depth === 1 && parent.type.name === 'paragraph')
  })
}

function inLine(schema: Schema, blocks: readonly Block[]): Fragment {
  const texts = blocks.flatMap((block) => {
    if (block.type === 'list') return block.items
    if (block.type === 'table') return block.rows.flat()
    return 'text' in block ? [block] : []
  })
  return texts.reduce((all, { text, marks }, i) => {
    const feed = i === 0 ? Fragment.empty : toInline(schema, '\n', [])
    return all.append(feed).append(toInline(schema, text, marks))
  }, Fragment.empty)
}

/** The first and the last paragraph join with what stands before and behind the cursor. */
function openAtTexts(nodes: readonly Node[]): Slice {
  const isOpen = (node: Node | undefined) => (node?.type.name === 'paragraph' ? 1 : 0)
  return new Slice(Fragment.fromArray([...nodes]), isOpen(nodes[0]), isOpen(nodes.at(-1)))
}
