import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareWords } from './compare-words.ts'

const texts = fc.oneof(
  fc
    .array(fc.constantFrom('Osh', 'is', 'far', ' ', ', ', 'мост', '\n'), { maxLength: 20 })
    .map((words) => words.join('')),
  fc.string({ unit: 'grapheme' }),
)

it('shows the whole of both versions, the one without what came, the other without what went', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const pieces = compareWords(before, after)
      const without = (left: string) =>
        pieces.map(({ kind, text }) => (kind === left ? '' : text)).join('')
      expect(without('new')).toBe(before)
      expect(without('gone')).toBe(after)
    }),
  )
})

it('shows words that were all rewritten as one change', () => {
  expect(compareWords('Lorries cross from Monday.', 'Nine years of work.')).toEqual([
    { kind: 'gone', text: 'Lorries cross from Monday' },
    { kind: 'new', text: 'Nine years of work' },
    { kind: 'same', text: '.' },
  ])
})
