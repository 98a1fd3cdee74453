import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { newBlockId } from './new-block-id.ts'

type Place = { pos: number; node: Node }

/**
 * Every block and list item has an id of its own after each change. Who had it before keeps it
 * through edits, joins, moves and undo; of a split the first part with words in it; a copy gets a
 * new one, also where it is pasted before its original or comes from another piece.
 */
export function keepIds(): Plugin {
  const everHere = new Set<string>()
  return new Plugin({
    state: {
      init: (_, { doc }) => learn(everHere, listPlaces(doc)),
      apply: () => null,
    },
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some((one) => one.docChanged)) return null
      const places = listPlaces(after.doc)
      const mended = giveIds(transactions, before, after, places)
      learn(everHere, mended ? listPlaces(mended.doc) : places)
      return mended
    },
    props: {
      transformPasted: (slice) =>
        new Slice(withoutForeignIds(slice.content, everHere), slice.openStart, slice.openEnd),
    },
  })
}

function learn(ids: Set<string>, places: readonly Place[]): null {
  for (const { node } of places) if (node.attrs.id) ids.add(node.attrs.id)
  return null
}

/** Everything that has an id: blocks, list items, and what stands in asides. */
function listPlaces(doc: Node): Place[] {
  const places: Place[] = []
  doc.descendants((node, pos) => {
    if ('id' in node.attrs) places.push({ pos, node })
    return !node.inlineContent && node.type.name !== 'table'
  })
  return places
}

function giveIds(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  places: readonly Place[],
): Transaction | null {
  const byId = Map.groupBy(places, ({ node }) => node.attrs.id as string | null)
  if (!byId.has(null) && byId.size === places.length) return null
  const formerly = new Map(listPlaces(before.doc).map(({ pos, node }) => [node.attrs.id, pos]))
  const tr = after.tr
  for (const [id, sharing] of byId) {
    const keeper = id === null ? null : findKeeper(sharing, nowAt(formerly.get(id), transactions))
    for (const place of sharing) if (place !== keeper) renew(tr, place)
  }
  return tr
}

/** Where a block that began at `pos` begins now; what was put in at that place stands before it. */
function nowAt(pos: number | undefined, transactions: readonly Transaction[]): number | null {
  if (pos === undefined) return null
  return transactions.reduce((at, { mapping }) => mapping.map(at, 1), pos)
}

function findKeeper(sharing: readonly Place[], formerPlace: number | null): Place | undefined {
  const keeper = sharing.find(({ pos }) => pos === formerPlace) ?? sharing[0]
  // Enter at the start of a paragraph leaves a blank first part.
  return keeper && isBlank(keeper) ? (sharing.find((one) => !isBlank(one)) ?? keeper) : keeper
}

function renew(tr: Transaction, place: Place): void {
  tr.setNodeAttribute(place.pos, 'id', newBlockId())
  // What is written into a blank block was translated from nothing.
  if (!isBlank(place) || place.node.attrs.sourceBlockId === null) return
  tr.setNodeAttribute(place.pos, 'sourceBlockId', null)
  tr.setNodeAttribute(place.pos, 'sourceDigest', null)
}

function isBlank({ node }: Place): boolean {
  return node.isTextblock && node.content.size === 0
}

/** A block that comes from elsewhere is new here; one that was cut here is the same when it lands. */
function withoutForeignIds(content: Fragment, everHere: ReadonlySet<string>): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    const { id } = node.attrs
    const inner = node.inlineContent ? node.content : withoutForeignIds(node.content, everHere)
    const isForeign = typeof id === 'string' && !everHere.has(id)
    nodes.push(
      isForeign
        ? node.type.create(
            { ...node.attrs, id: null, sourceBlockId: null, sourceDigest: null },
            inner,
            node.marks,
          )
        : node.copy(inner),
    )
  })
  return Fragment.fromArray(nodes)
}
