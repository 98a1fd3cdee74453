import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slugSchema } from '#contract/text.ts'
import { slugFromHeadline } from './slug-from-headline.ts'

test.each([
  ['Kazakhstan’s rail: 7 – new “lines”', 'kazakhstans-rail-7-new-lines'],
  ['Қазақстанда жаңа көпір ашылды', 'qazaqstanda-zhanga-kopir-ashyldy'],
  ['Ҷашни Наврӯз дар Хуҷанд', 'jashni-navruz-dar-khujand'],
  ['Щедрый объезд', 'shchedryy-obezd'],
  ['Oʻzbekiston Türkmenistan', 'ozbekiston-turkmenistan'],
  ['…', 'piece'],
  ['日本', 'piece'],
])('%s becomes %s', (headline, slug) => {
  expect(slugFromHeadline(headline)).toBe(slug)
})

test('a long headline is cut between two words', () => {
  const slug = slugFromHeadline('word '.repeat(40))
  expect(slug).toMatch(/^word(-word)*$/)
  expect(slug.length).toBeLessThanOrEqual(80)
})

test('any headline gives a slug', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (headline) => {
      expect(slugSchema.safeParse(slugFromHeadline(headline)).success).toBe(true)
    }),
  )
})
