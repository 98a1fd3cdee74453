import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CARD_SIZE, type CardWords } from './card-words.ts'
import { drawCard } from './draw-card.ts'
import { outlines, widthOf } from './letters.ts'
import { setLines } from './set-lines.ts'

const words = (headline: string): CardWords => ({
  headline,
  above: ['Opinion', '', 'Economy', '20 November 2026'],
  paper: 'The Valley Post',
  seed: { id: '0199a000-0000-7000-8000-000000000001', country: 'kg', section: 'economy' },
})

const LETTERS =
  'ABCXYZabcxyz0123456789 АБВЯабвя әғқңөұүһі ӘҒҚҢӨҰҮҺІ ӣӯҳҷ ӢӮҲҶ ўЎ ʻ şçžňýäöü ŞÇŽŇÝÄÖÜ №«»—–“”…€₸'

test('both faces have every letter of the region', () => {
  for (const face of ['text', 'sans'] as const) {
    const lacking = [...LETTERS].filter(
      (letter) => letter !== ' ' && widthOf(letter, face, 100) === 0,
    )
    expect([face, lacking]).toEqual([face, []])
  }
})

test('the same words give the same card, and others another one', () => {
  expect(drawCard(words('Bridge opens'))).toBe(drawCard(words('Bridge opens')))
  expect(drawCard(words('Bridge opens'))).not.toBe(drawCard(words('Bridge closes')))
})

test('a card needs no font, is well formed, and has numbers in its outlines only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (headline) => {
      const svg = drawCard(words(headline))
      expect(svg).not.toMatch(/<text|font-family|NaN|undefined|Infinity/)
      for (const [, d = ''] of svg.matchAll(/ d="([^"]*)"/g)) {
        expect(d).toMatch(/^[a-zA-Z0-9. ,-]*$/)
      }
    }),
    { numRuns: 60 },
  )
})

const box = { wide: 772, tall: 352, face: 'text', sizes: [84, 59, 43, 31], leading: 1.14 } as const

test('a headline of any length stays in its box, and is cut only where no size fits', () => {
  const unit = fc.constantFrom(...'абвгқңөұ abcdefg')
  fc.assert(
    fc.property(fc.string({ unit, minLength: 1, maxLength: 300 }), (headline) => {
      const { size, lines } = setLines(headline, box)
      expect(lines.length * size * box.leading).toBeLessThanOrEqual(box.tall)
      for (const line of lines.slice(0, -1))
        expect(widthOf(line, 'text', size)).toBeLessThanOrEqual(box.wide)
      if (!lines.at(-1)?.endsWith('…')) {
        expect(lines.join('').replace(/\s/g, '')).toBe(headline.replace(/\s/g, ''))
      }
    }),
    { numRuns: 60 },
  )
  expect(setLines('Ferry back', box).size).toBe(84)
})

test('a word that is longer than a line is broken, and no line holds one word alone without need', () => {
  const long = setLines('Водохозяйственноэлектроэнергетическийкомплекс', { ...box, sizes: [59] })
  expect(long.lines.length).toBeGreaterThan(1)
  expect(setLines('One two three four five six', { ...box, wide: 400, sizes: [59] }).lines).toEqual(
    ['One two', 'three four', 'five six'],
  )
})

test('what no font has is left out, and the rest stands', () => {
  expect(widthOf('🙂中', 'text', 50)).toBe(0)
  const at = { face: 'text', size: 50, x: 0, y: 50 } as const
  expect(outlines('a🙂b', at)).toBe(outlines('ab', at))
  expect(CARD_SIZE).toEqual({ width: 1200, height: 630 })
})
