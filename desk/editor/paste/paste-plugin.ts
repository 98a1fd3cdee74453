import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { dropPoint } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import type { Block } from '#contract/body.ts'
import { toInline } from '../conversion/marked-text.ts'
import { toNode } from '../conversion/to-doc.ts'
import type { PastedPicture } from './pasted-pictures.ts'
import { readHtml } from './read-html.ts'
import { readPlain } from './read-plain.ts'

export type PasteOptions = {
  /** Told what was left out. */
  onNotices: (notices: readonly string[]) => void
  /**
   * Takes pictures that come as files, in at positions between blocks, or at the cursor where one
   * has none; null where there is no way in.
   */
  onPictures: ((files: readonly File[], places?: readonly (number | null)[]) => void) | null
}

/** Reads what comes from elsewhere, by paste or drop; what was copied here goes the usual way. */
export function pastePlugin(options: () => PasteOptions): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        paste: (view, event) => {
          const isTaken = Boolean(event.clipboardData && take(view, event.clipboardData, options()))
          if (isTaken) event.preventDefault()
          return isTaken
        },
        drop: (view, event) => {
          if (!event.dataTransfer || view.dragging || !view.editable) return false
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (at) placeCursor(view, at.pos)
          const isTaken = take(view, event.dataTransfer, options())
          if (isTaken) event.preventDefault()
          return isTaken
        },
      },
    },
  })
}

function placeCursor(view: EditorView, pos: number): void {
  const $pos = view.state.doc.resolve(dropPoint(view.state.doc, pos, Slice.empty) ?? pos)
  view.dispatch(view.state.tr.setSelection(TextSelection.near($pos)))
}

function take(view: EditorView, data: DataTransfer, options: PasteOptions): boolean {
  // Fields beside the text are fields of the browser.
  const isInField = document.activeElement instanceof HTMLInputElement
  if (!view.editable || isInField) return false
  const html = data.getData('text/html')
  if (html.includes('data-pm-slice')) return false
  const plain = data.getData('text/plain')
  const files = [...data.files].filter(({ type }) => type.startsWith('image/'))
  if (html === '' && plain === '') return takeFiles(files, options)
  const { blocks, pictures, notices } =
    html === ''
      ? { ...readPlain(plain), pictures: [] }
      : readHtml(html, options.onPictures && files)
  const kept = blocks.length > 0 ? insertBlocks(view, blocks, pictures) : new Map<unknown, number>()
  if (pictures.length > 0) {
    const places = pictures.map(({ placeId }) => kept.get(placeId) ?? null)
    options.onPictures?.(
      pictures.map(({ file }) => file),
      places,
    )
  }
  options.onNotices(notices)
  return true
}

function takeFiles(files: readonly File[], { onPictures, onNotices }: PasteOptions): boolean {
  if (files.length === 0) return false
  if (onPictures) onPictures(files)
  else onNotices(['A picture was left out: put it in from the pictures'])
  return true
}

/**
 * A single paragraph goes into the line; in a table everything does. Gives where the pictures stood,
 * by the ids of the blocks that kept their places, and are gone again.
 */
function insertBlocks(
  view: EditorView,
  blocks: readonly Block[],
  pictures: readonly PastedPicture[],
): Map<unknown, number> {
  const { schema, selection, tr } = view.state
  const ids = new Set<unknown>(pictures.map(({ placeId }) => placeId))
  const isInCell = selection.$from.parent.type.name === 'tableCell'
  const nodes = blocks.map((block) => toNode(block, schema))
  const [first] = blocks
  const isOneText = blocks.length === 1 && first?.type === 'paragraph'
  const slice = isInCell || isOneText ? new Slice(inLine(view, blocks), 0, 0) : openAtTexts(nodes)
  tr.replaceSelection(slice)
  const places = takePlaces(tr, ids)
  view.dispatch(tr.scrollIntoView().setMeta('paste', true))
  return places
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

function inLine({ state: { schema } }: EditorView, blocks: readonly Block[]): Fragment {
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
