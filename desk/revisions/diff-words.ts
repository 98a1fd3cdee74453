import { diffIndices } from 'node-diff3'

/** A stretch of a text, and whether the other text has it too. */
export type Stretch = { text: string; isChanged: boolean }

/** What stands in each of two texts, word by word; put together, the stretches are the texts. */
export function diffWords(left: string, right: string): { left: Stretch[]; right: Stretch[] } {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  const found: { left: Stretch[]; right: Stretch[] } = { left: [], right: [] }
  let [atLeft, atRight] = [0, 0]
  for (const { buffer1, buffer2 } of diffIndices(a, b)) {
    add(found.left, a.slice(atLeft, buffer1[0]), false)
    add(found.right, b.slice(atRight, buffer2[0]), false)
    atLeft = buffer1[0] + buffer1[1]
    atRight = buffer2[0] + buffer2[1]
    add(found.left, a.slice(buffer1[0], atLeft), true)
    add(found.right, b.slice(buffer2[0], atRight), true)
  }
  add(found.left, a.slice(atLeft), false)
  add(found.right, b.slice(atRight), false)
  return found
}

/** Words with what stands behind them, so that together they are the text. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}’ʻʼ'-]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? []
}

function add(stretches: Stretch[], words: readonly string[], isChanged: boolean): void {
  if (words.length > 0) stretches.push({ text: words.join(''), isChanged })
}
