import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { PictureUse } from '#contract/body.ts'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import { behindBlock } from '../conversion/text-place.ts'

/** A picture on its way into the text. It stands beside the document until it has alt text. */
export type Arrival = {
  /** of its upload */
  id: number
  /** between two blocks */
  pos: number
  /** what is drawn there, by who looks after it */
  dom: HTMLElement
  /** when it is in the library */
  picture: DeskPicture | null
}

type Happened =
  | { arrived: readonly Arrival[] }
  | { taken: { id: number; picture: DeskPicture } }
  | { left: number }

const key = new PluginKey<readonly Arrival[]>('arriving')

/**
 * Keeps the places of pictures that are being uploaded. They are no part of the text: whatever
 * becomes of the upload, nothing in the text points at a picture that is not there.
 */
export function arrivingPlugin(): Plugin<readonly Arrival[]> {
  return new Plugin<readonly Arrival[]>({
    key,
    state: {
      init: () => [],
      apply: (tr, before) => {
        const happened: Happened | undefined = tr.getMeta(key)
        const moved = tr.docChanged && before.length > 0 ? moveAll(tr, before, happened) : before
        return happened ? after(moved, happened) : moved
      },
    },
    props: {
      decorations: (state) => {
        const arrivals = arrivalsIn(state)
        if (arrivals.length === 0) return null
        return DecorationSet.create(state.doc, arrivals.map(toWidget))
      },
    },
  })
}

export function arrivalsIn(state: EditorState): readonly Arrival[] {
  return key.getState(state) ?? []
}

/** Makes places at the cursor: before a block that it begins, else behind; one writes on behind. */
export function arrive(given: readonly Pick<Arrival, 'id' | 'dom'>[]): Command {
  return (state, dispatch) => {
    const { $from, $to, empty } = state.selection
    const { paragraph } = state.schema.nodes
    const isAtStart = empty && $from.depth === 1 && $from.parentOffset === 0
    const pos = isAtStart ? $from.before(1) : behindBlock($to)
    const tr = state.tr
    if (!isAtStart) {
      if (paragraph && !tr.doc.resolve(pos).nodeAfter) tr.insert(pos, paragraph.create())
      tr.setSelection(TextSelection.near(tr.doc.resolve(pos)))
    }
    const arrived = given.map((one) => ({ ...one, pos, picture: null }))
    dispatch?.(tell(tr, { arrived }).scrollIntoView())
    return true
  }
}

/** Makes places where the pictures stood in a text that was put in; the cursor stays behind it. */
export function arriveAt(given: readonly Pick<Arrival, 'id' | 'dom' | 'pos'>[]): Command {
  return (state, dispatch) => {
    const { tr } = state
    const { paragraph } = state.schema.nodes
    const arrived = given.map((one) => {
      return { ...one, pos: behindBlock(tr.doc.resolve(one.pos)), picture: null }
    })
    const isLast = arrived.some(({ pos }) => pos === tr.doc.content.size)
    if (paragraph && isLast) tr.insert(tr.doc.content.size, paragraph.create())
    dispatch?.(tell(tr, { arrived }))
    return true
  }
}

/** It is in the library, and waits for its words. */
export function noteTaken(id: number, picture: DeskPicture): Command {
  return (state, dispatch) => {
    dispatch?.(tell(state.tr, { taken: { id, picture } }))
    return true
  }
}

/** It comes no more. */
export function forgetArrival(id: number): Command {
  return (state, dispatch) => {
    dispatch?.(tell(state.tr, { left: id }))
    return true
  }
}

/** The picture stands in the text, at the place that was kept for it. */
export function putArrived(id: number, use: PictureUse): Command {
  return (state, dispatch) => {
    const arrival = arrivalsIn(state).find((one) => one.id === id)
    const { card } = state.schema.nodes
    if (!arrival || !card) return false
    const node = card.create({ data: { type: 'picture', ...use } })
    dispatch?.(tell(state.tr.insert(arrival.pos, node), { left: id }))
    return true
  }
}

/** Undo takes back what was written, and not that a picture came. */
function tell(tr: Transaction, happened: Happened): Transaction {
  return tr.setMeta(key, happened)
}

/** Of those that wait at one place, the first stays before what is put in, the later ones behind. */
function moveAll(tr: Transaction, arrivals: readonly Arrival[], happened: Happened | undefined) {
  const put = happened && 'left' in happened ? happened.left : 0
  return arrivals.map((one) => {
    const pos = tr.mapping.map(one.pos, one.id < put ? -1 : 1)
    return { ...one, pos: behindBlock(tr.doc.resolve(pos)) }
  })
}

function after(arrivals: readonly Arrival[], happened: Happened): readonly Arrival[] {
  if ('arrived' in happened) return [...arrivals, ...happened.arrived]
  if ('left' in happened) return arrivals.filter(({ id }) => id !== happened.left)
  const { id, picture } = happened.taken
  return arrivals.map((one) => (one.id === id ? { ...one, picture } : one))
}

function toWidget({ id, pos, dom }: Arrival): Decoration {
  const options = { key: `arriving-${id}`, side: -1, stopEvent: () => true, ignoreSelection: true }
  return Decoration.widget(pos, dom, options)
}
