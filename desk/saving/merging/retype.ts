import { diffComm } from 'node-diff3'
import type { Block } from '#contract/body.ts'
import { fromTokens, toTokens, wordsOf } from './marked-tokens.ts'

/** The block with other words; those that stayed keep their marks. Of a block without text, itself. */
export function retype(block: Block, words: string): Block {
  if (block.type !== 'paragraph' && block.type !== 'heading' && block.type !== 'quote') return block
  const before = toTokens(block)
  const typed = toTokens({ text: words.normalize('NFC'), marks: [] })
  let at = 0
  const kept = diffComm(before.map(wordsOf), typed.map(wordsOf)).flatMap((part) => {
    const length = (part.common ?? part.buffer1).length
    const old = before.slice(at, at + length)
    at += length
    return part.common ? old : toTokens({ text: part.buffer2.join(''), marks: [] })
  })
  return { ...block, ...fromTokens(kept) }
}
