import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLayouts } from './capture-lines/layouts.fixture.ts'
import { readCapture } from './read-capture.ts'

const layouts = readLayouts()

test.each(layouts)(
  'headlines, kinds and paragraphs of layout $name are found',
  ({ text, gold }) => {
    const { siteDate, articles } = readCapture(text)
    expect(siteDate).toBe(gold.siteDate)
    const found = articles.map(({ headline, kind, subheads, blocks }) => ({
      headline,
      kind,
      subheads,
      paragraphs: blocks.filter(({ type }) => type === 'paragraph').length,
    }))
    const kept = found.filter(({ headline }) =>
      gold.articles.some((piece) => piece.headline === headline),
    )
    expect(kept).toEqual(gold.articles.map(({ lastParagraphEndsWith, ...piece }) => piece))
  },
)

test('over all layouts, at most one line in fifty that is no article is kept as one', () => {
  let lines = 0
  let kept = 0
  for (const { text, gold } of layouts) {
    const texts = readCapture(text).articles.flatMap(({ headline, blocks }) => [
      headline,
      ...blocks.map((block) => block.text),
    ])
    lines += gold.furniture.length
    kept += gold.furniture.filter((line) => texts.includes(line)).length
  }
  expect(kept).toBeLessThanOrEqual(lines / 50)
})

test('rates are read once for each pair, as printed, with how often they stood there', () => {
  const text = '• TJS/USD = 0.10879 -0.18%\n  • UZS/USD = 0.00008 -0%\n  • TJS/USD = 0.10879 -0.18%'
  expect(readCapture(text).ticker).toEqual([
    { pair: 'TJS/USD', value: '0.10879', change: '-0.18%', timesSeen: 2 },
    { pair: 'UZS/USD', value: '0.00008', change: '-0%', timesSeen: 1 },
  ])
})

test('a rate without a pair is given in the money that the page speaks of, or in none', () => {
  const news = 'The dollar rose by 25 tyiyns to 87.4 soms in Kyrgyzstan on Monday.'
  expect(
    readCapture(`USD 87.45\n\nDollar climbs again in exchange offices\n\n${news}`).ticker,
  ).toEqual([{ pair: 'USD/KGS', value: '87.45', change: null, timesSeen: 1 }])
  expect(readCapture('• BRENT 72.79 +0.29%').ticker[0]).toMatchObject({ pair: 'BRENT' })
  expect(readCapture('461.89\n493.52\n6.65').ticker).toEqual([])
})

test('with explain, each line has its role and the features that decided', () => {
  const { lines } = readCapture('Bell Found in a Field Near Osh\n\nA bell was found.', {
    explain: true,
  })
  expect(lines?.map(({ line, role }) => [line, role])).toEqual([
    [1, 'headline'],
    [3, 'paragraph'],
  ])
  expect(lines?.[0]?.features.length).toBeGreaterThan(0)
})

test('any text is read without a fault, and no line of it is in two pieces', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(''), fc.lorem())),
      (lines) => {
        const { articles } = readCapture(lines.join('\n'))
        for (const [i, { firstLine }] of articles.entries()) {
          expect(firstLine).toBeGreaterThan(articles[i - 1]?.lastLine ?? 0)
        }
      },
    ),
  )
})
