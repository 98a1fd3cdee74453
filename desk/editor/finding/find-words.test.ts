import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findWords } from './find-words.ts'

const found = (text: string, words: string, rest = {}) =>
  findWords(text, { words, matchCase: false, wholeWord: false, ...rest }).map(({ start, end }) =>
    text.slice(start, end),
  )

test('words are found in any case, in all alphabets, or only as they are written', () => {
  expect(found('Қала, қалада, ҚАЛА', 'қала')).toEqual(['Қала', 'қала', 'ҚАЛА'])
  expect(found('Қала, қалада, ҚАЛА', 'қала', { matchCase: true })).toEqual(['қала'])
})

test('a whole word is not found inside another, whatever its letters', () => {
  expect(found('Қала, қалада, ҚАЛА', 'қала', { wholeWord: true })).toEqual(['Қала', 'ҚАЛА'])
  expect(found('oʻ oʻz', 'o', { wholeWord: true })).toEqual([])
})

test('a blank finds a no-break blank, and signs of patterns are only signs', () => {
  expect(found('5\u00a0% and 5 %', '5 %')).toEqual(['5\u00a0%', '5 %'])
  expect(found('a.b axb (c|d)', 'a.b')).toEqual(['a.b'])
  expect(found('anything', '')).toEqual([])
})

test('any part of any text is found where it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (raw, a, b) => {
      const letters = [...raw.normalize('NFC')]
      const words = letters
        .slice(a % (letters.length + 1))
        .slice(0, 1 + (b % 5))
        .join('')
      const text = letters.join('')
      fc.pre(words !== '' && words === words.normalize('NFC'))
      expect(found(text, words, { matchCase: true })).toContain(words)
    }),
  )
})
