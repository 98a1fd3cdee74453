import { Fragment, type Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { Body } from '#contract/body.ts'
import { findPlace } from './text-place.ts'
import { blockOf } from './to-body.ts'
import { toDoc } from './to-doc.ts'

/**
 * Puts a body from outside in place of what stands in the editor, as after a merge. Only what
 * differs is replaced, the cursor stays in its words where they are still there, and undo goes on
 * to undo what the person did. null where nothing differs.
 */
export function applyBody(state: EditorState, body: Body): Transaction | null {
  const wanted = reuseNodes(state.doc, toDoc(body, state.schema))
  const start = state.doc.content.findDiffStart(wanted.content)
  const ends = state.doc.content.findDiffEnd(wanted.content)
  if (start === null || ends === null) return null
  const tr = replaceBetween(state, wanted, start, ends)
  const { $anchor, $head } = state.selection
  const [anchor, head] = [$anchor, $head].map(({ parent, parentOffset }) =>
    findPlace(tr.doc, { id: parent.attrs.id, offset: parentOffset }),
  )
  if (anchor != null && head != null) {
    tr.setSelection(TextSelection.create(tr.doc, anchor, head))
  }
  return tr.setMeta('addToHistory', false)
}

/** Nodes that are the same stay the same objects, so that nothing of them is drawn anew. */
function reuseNodes(doc: Node, wanted: Node): Node {
  const standing = new Map(doc.content.content.map((node) => [node.attrs.id, node]))
  const nodes = wanted.content.content.map((node) => {
    const before = standing.get(node.attrs.id)
    if (!before?.eq(node)) return node
    blockOf(before)
    return before
  })
  return wanted.copy(Fragment.fromArray(nodes))
}

function replaceBetween(
  { doc, tr }: EditorState,
  wanted: Node,
  start: number,
  { a, b }: { a: number; b: number },
): Transaction {
  // "aa" made "aaa" differs at 2 from the start and at 0 from the end: the ends must not cross.
  const overlap = Math.max(0, start - Math.min(a, b))
  const slice = wanted.slice(start, b + overlap)
  const isFlat = slice.openStart === 0 && slice.openEnd === 0
  if (isFlat) return tr.replace(start, a + overlap, slice)
  const inText = doc.resolve(start).sameParent(doc.resolve(a + overlap))
  if (inText && doc.resolve(start).parent.isTextblock) return tr.replace(start, a + overlap, slice)
  const [first, last] = [doc.resolve(start).index(0), doc.resolve(a + overlap).indexAfter(0)]
  const behind = doc.childCount - last
  const [from, to] = [placeOf(doc, first), placeOf(doc, last)]
  return tr.replaceWith(from, to, wanted.content.content.slice(first, wanted.childCount - behind))
}

/** The position before the child with that index. */
function placeOf(doc: Node, index: number): number {
  return doc.content.content.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
}
