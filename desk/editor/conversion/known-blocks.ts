import type { Node } from '@tiptap/pm/model'
import type { Block, Body } from '#contract/body.ts'

/**
 * Nodes of a document never change: one that stands in two documents holds the same block. So a
 * keystroke costs the writing of one block, and untouched blocks stay the same objects.
 */
const known = new WeakMap<Node, Block | null>()

export function remember(node: Node, block: Block | null): Node {
  known.set(node, block)
  return node
}

/** undefined where the node has not been asked for yet; null where it holds nothing to keep. */
export function recall(node: Node): Block | null | undefined {
  return known.get(node)
}

/** Says of a document made of this body elsewhere that its nodes hold these blocks. */
export function recognise(doc: Node, body: Body): void {
  for (const [i, block] of body.entries()) {
    const node = doc.maybeChild(i)
    if (node?.attrs.id === block.id) remember(node, block)
  }
}
