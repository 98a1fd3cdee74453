import { type Body, textPlaces } from '#contract/body.ts'

/** UTF-16 units of context kept on each side of a place. */
const CONTEXT = 32

/** A body's running text: its blocks by id, and all of it in one string, one line a block. */
export type BodyText = {
  blocks: ReadonlyMap<string, { text: string; offset: number }>
  flat: string
}

export function readBodyText(body: Body): BodyText {
  const blocks = new Map<string, { text: string; offset: number }>()
  const texts: string[] = []
  let offset = 0
  for (const { id, text } of textPlaces(body)) {
    blocks.set(id, { text, offset })
    texts.push(text)
    offset += text.length + 1
  }
  return { blocks, flat: texts.join('\n') }
}

/** What stands around a part of a block. A split or merged paragraph keeps its context. */
export function contextOf(body: BodyText, blockId: string, start: number, end: number) {
  const offset = body.blocks.get(blockId)?.offset ?? 0
  // Twice the length, since folding white space shortens it.
  const before = body.flat.slice(Math.max(0, offset + start - 2 * CONTEXT), offset + start)
  const after = body.flat.slice(offset + end, offset + end + 2 * CONTEXT)
  return {
    prefix: fold(before).slice(-CONTEXT).replace(HALF_AT_START, ''),
    suffix: fold(after).slice(0, CONTEXT).replace(HALF_AT_END, ''),
  }
}

// Without the `u` flag, so that halves of a pair can be seen.
const HALF_AT_START = /^[\udc00-\udfff]/
const HALF_AT_END = /[\ud800-\udbff]$/

function fold(text: string): string {
  return text.replace(/\s+/g, ' ')
}
