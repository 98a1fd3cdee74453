import type { Block } from '#contract/body.ts'

const TICKER = ['KGS/USD = 0.01144 0%', 'KZT/USD = 0.00194 0%', 'TJS/USD = 0.10879 -0.18%']

/** Plain text of a front page, `length` characters at least: ticker, date, pieces in full. */
export function composeCapture(
  length: number,
  pieceAt: (number: number) => { headline: string; blocks: readonly Block[] } | undefined,
): string {
  const ticker = Array.from({ length: 15 }, () => TICKER.map((line) => `  • ${line}`)).flat()
  let text = `${ticker.join('\n')}\n15 December 2025\n`
  for (let number = 0; text.length < length; number += 1) {
    const piece = pieceAt(number)
    if (!piece) continue
    const lines = piece.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
    text += `\n${[piece.headline, ...lines].join('\n\n')}\n`
  }
  return text
}
