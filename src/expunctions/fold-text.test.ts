import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldText, foldWithOffsets } from './fold-text.ts'

const awkward = fc.constantFrom(
  'e',
  '\u0301',
  '\u0323',
  '\u00ad',
  '\u200b',
  ' ',
  '\n',
  '가',
  'ᄀ',
  'ᅡ',
  'ᆨ',
)
const texts = fc.oneof(
  fc.array(awkward, { maxLength: 20 }).map((units) => units.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

it('folds to the same text with and without the offsets, which are in order', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const folded = foldWithOffsets(text)
      expect(folded.text.trim()).toBe(foldText(text))
      expect(folded.starts.length).toBe(folded.text.length)
      expect(folded.ends.length).toBe(folded.text.length)
      expect([...folded.starts]).toEqual(folded.starts.toSorted((a, b) => a - b))
      expect(folded.starts.every((start, i) => start < (folded.ends[i] ?? 0))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
