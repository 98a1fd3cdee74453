import { expect, test } from 'vitest'
import type { Block } from '#contract/body.ts'
import { whyUnfit } from './why-unfit.ts'

const text = (length: number) => ({ text: 'x'.repeat(length), marks: [] })
const item = (length: number) => ({ id: 'item', ...text(length) })
const list = (items: ReturnType<typeof item>[]): Block => {
  return { type: 'list', id: 'list', ordered: false, items }
}
const table = (rows: ReturnType<typeof text>[][]): Block => {
  return { type: 'table', id: 'tabl', caption: '', header: false, rows }
}
const paragraph = { type: 'paragraph' as const, id: 'para', ...text(1) }
const aside = (blocks: (typeof paragraph)[]): Block => {
  return { type: 'aside', id: 'asid', title: '', blocks }
}
const bold = { type: 'strong' as const, start: 0, end: 1 }

test.each<[string, Block]>([
  [
    'a quote holds 10,000 characters at most',
    { ...paragraph, type: 'quote', speaker: '', ...text(10_001) },
  ],
  ['an item of a list holds 5,000 characters at most', list([item(1), item(5001)])],
  ['a list holds 500 items at most', list(Array.from({ length: 501 }, () => item(1)))],
  ['a cell of a table holds 2,000 characters at most', table([[text(1), text(2001)]])],
  ['a table holds 1,000 rows at most', table(Array.from({ length: 1001 }, () => [text(1)]))],
  ['a table holds 30 columns at most', table([Array.from({ length: 31 }, () => text(1))])],
  ['a paragraph holds 20,000 characters at most', aside([{ ...paragraph, ...text(20_001) }])],
  [
    'a box holds 50 paragraphs and lists at most',
    aside(Array.from({ length: 51 }, () => paragraph)),
  ],
  [
    'a paragraph holds 2,000 links and bold or italic runs at most',
    { ...paragraph, marks: Array.from({ length: 2001 }, () => bold) },
  ],
  [
    'a paragraph holds something that cannot be kept',
    { ...paragraph, marks: [{ type: 'link', href: 'ftp://paper.example', start: 0, end: 1 }] },
  ],
  [
    'a card holds something that cannot be kept',
    { type: 'rate-chart', id: 'card', pair: 'x', days: 9 },
  ],
])('%s', (why, block) => {
  expect(whyUnfit(block)).toBe(`Cannot be saved: ${why}`)
})

test('what fits is not spoken of', () => {
  expect(whyUnfit(list([item(5000)]))).toBe(null)
})
