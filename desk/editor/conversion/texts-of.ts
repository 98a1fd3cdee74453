import type { Node } from '@tiptap/pm/model'

export type EditorText = { node: Node; text: string; start: number }

const texts = new WeakMap<Node, string>()

/** All running texts of a document with the position of their first character. */
export function textsOf(doc: Node): EditorText[] {
  const found: EditorText[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) found.push({ node, text: textOf(node), start: pos + 1 })
    return !node.isTextblock
  })
  return found
}

/** The text of a block as it is on the screen; a position in it is an offset in this text. */
export function textOf(node: Node): string {
  const known = texts.get(node)
  if (known !== undefined) return known
  const text = node.textBetween(0, node.content.size, '', '\n')
  texts.set(node, text)
  return text
}
