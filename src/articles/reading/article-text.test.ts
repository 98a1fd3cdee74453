import { expect, test } from 'vitest'
import { anArticleText, aRichBody } from '../../../test/support/builders.ts'
import { textDigest, textFromRow, textToRow } from './article-text.ts'

test('the digest does not depend on the order of fields, and changes with the words', () => {
  const text = anArticleText({ body: aRichBody() })
  const turned = Object.fromEntries(Object.entries(text).reverse()) as typeof text
  expect(textDigest(turned)).toBe(textDigest(text))
  expect(textDigest({ ...text, standfirst: 'Lorries cross from Tuesday' })).not.toBe(
    textDigest(text),
  )
})

test('a text comes back from its columns as it was', () => {
  const text = anArticleText({ body: aRichBody(), labels: ['sample'] })
  const row = textToRow(text)
  const stored = { ...row, body: JSON.parse(row.body), bylines: JSON.parse(row.bylines) }
  expect(textFromRow(stored)).toEqual(text)
  expect(textDigest(textFromRow(stored))).toBe(textDigest(text))
})
