import { blockNames, linesOf } from '../../words/blocks.ts'
import type { CardBlock, CardData } from '../schema/card-node.ts'

/** A card in words: what it is, and a line for each thing in it that a person would look for. */
export function describeCard(data: CardData): { name: string; lines: string[] } {
  const name = blockNames[data.type]
  // Its fields stand beside it, and say the same.
  if (data.type === 'rate-chart') return { name, lines: [] }
  // A card holds its block whole, save for the identity, which nobody reads.
  return { name, lines: linesOf(data as CardData & CardBlock) }
}
