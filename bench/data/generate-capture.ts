import { v7 } from 'uuid'
import { generateArticle } from './generate-article.ts'

const TICKER = ['KGS/USD = 0.01144 0%', 'KZT/USD = 0.00194 0%', 'TJS/USD = 0.10879 -0.18%']

/** Plain text of a front page, `length` characters at least: ticker, date, pieces in full. */
export function generateCapture(length: number): string {
  const ids = { sections: [v7()], countries: [v7()], topics: [], bylines: [] }
  const ticker = Array.from({ length: 15 }, () => TICKER.map((line) => `  • ${line}`)).flat()
  let text = `${ticker.join('\n')}\n15 December 2025\n`
  for (let number = 0; text.length < length; number += 1) {
    const [printed] = generateArticle(number, 1000, { ...ids, bylines: [writer] }, () => null).texts
    if (!printed) continue
    const blocks = printed.body.flatMap((block) => ('text' in block ? [block.text] : []))
    text += `\n${[printed.headline, ...blocks].join('\n\n')}\n`
  }
  return text
}

const writer = { bylineId: v7(), name: 'A writer', slug: 'a-writer' }
