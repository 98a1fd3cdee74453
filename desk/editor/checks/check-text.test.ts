import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editions } from '#contract/edition.ts'
import { hostileTexts } from '../../../test/support/arbitrary-article.ts'
import { checkText } from './check-text.ts'

const found = (text: string, edition: (typeof editions)[number] = 'en') =>
  checkText(text, edition).map(({ kind, start, end, mend }) => [
    kind,
    text.slice(start, end),
    ...(mend === undefined ? [] : [mend]),
  ])

test.each([
  ['the the ferry', 'the the', 'the'],
  ['Вода вода и', 'Вода вода', 'Вода'],
  ['қала\nқала', 'қала\nқала', 'қала'],
  ['oʻzbek oʻzbek', 'oʻzbek oʻzbek', 'oʻzbek'],
])('a word that stands twice is found: %s', (text, stretch, mend) => {
  expect(found(text)).toEqual([['doubled-word', stretch, mend]])
})

test.each(['no, no', '20 20', 'that thatch', 'ha-ha', 'Бум. Бум'])(
  'and what only looks like it is not: %s',
  (text) => expect(found(text)).toEqual([]),
)

test('a straight apostrophe is told in English, and each Uzbek sign by its letter', () => {
  expect(found("the city's")).toEqual([['apostrophe', "'", '’']])
  expect(found('the city’s')).toEqual([])
  expect(found("O'zbekiston ma’no g‘alaba san'at", 'uz-Latn')).toEqual([
    ['apostrophe', "'", 'ʻ'],
    ['apostrophe', '’', 'ʼ'],
    ['apostrophe', '‘', 'ʻ'],
    ['apostrophe', "'", 'ʼ'],
  ])
  expect(found('Oʻzbekiston maʼno ‘soʻz’', 'uz-Latn')).toEqual([])
})

test.each([
  ['He said “no', '“'],
  ['«Так', '«'],
  ['(see [below)', '['],
  ['so) it is', ')'],
  ['an "odd mark', '"'],
])('what is not closed is found: %s', (text, sign) => {
  expect(found(text)).toEqual([['unclosed', sign]])
})

test.each(['“so” (and «so» [too])', '„так“ и «так»', '1) one', 'a 5" pipe', 'it’s'])(
  'and what is closed is left alone: %s',
  (text) => expect(found(text)).toEqual([]),
)

test('blanks and dashes', () => {
  expect(found('a  b')).toEqual([['double-blank', '  ', ' ']])
  expect(found('in 2019-2024, 5-7% and so - yes')).toEqual([
    ['hyphen', '-', '–'],
    ['hyphen', '-', '–'],
    ['hyphen', '-', '—'],
  ])
  expect(found('on 2025-08-18, COVID-19, +996 312-45-67, Il-2, из-за')).toEqual([])
})

test('what is mended is not found again, and every place lies in the text', () => {
  const texts = fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({ unit: fc.constantFrom(...'aé о\'’ʻ"«»“”()[]- 12–\n'), maxLength: 20 }),
  )
  fc.assert(
    fc.property(texts, fc.constantFrom(...editions), (text, edition) => {
      for (const { start, end, mend, kind } of checkText(text, edition)) {
        expect(start >= 0 && start < end && end <= text.length).toBe(true)
        if (mend === undefined) continue
        const mended = text.slice(0, start) + mend + text.slice(end)
        const again = checkText(mended, edition).filter((one) => one.kind === kind)
        expect(again.length).toBeLessThan(
          checkText(text, edition).filter((one) => one.kind === kind).length,
        )
      }
    }),
  )
})
