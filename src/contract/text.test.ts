import { describe, expect, test } from 'vitest'
import { bodySchema } from './body.ts'
import { line } from './text.ts'

describe('a line', () => {
  test.each([
    ['a zero-width space', '\u200b'],
    ['joiners and direction marks', '\u200c\u200d\u200e \u200f\u2060'],
    ['soft hyphens', '\u00ad\u00ad'],
    ['blanks', ' \u00a0\u3000'],
  ])('of only %s is refused', (_name, text) => {
    expect(line(300).safeParse(text).success).toBe(false)
  })

  test('may hold signs without width between others', () => {
    for (const text of ['می\u200cخواهم', 'co\u00adoperate', '👩\u200d🌾', '–']) {
      expect(line(300).parse(text)).toBe(text)
    }
    expect(line(300, 0).parse(' ')).toBe('')
  })

  test.each([
    ['an override', 'a\u202eb'],
    ['an isolate', 'a\u2067b'],
    ['an end without a beginning', 'a\u2069b'],
    ['an isolate and its end, which an expunction could part', 'a \u2067سلام\u2069'],
  ])('with %s is refused', (_name, text) => {
    expect(line(300).safeParse(text).success).toBe(false)
  })

  test('may hold the marks that turn only themselves', () => {
    const text = 'سلام (BBC)\u200f و \u200eUSD'
    expect(line(300).parse(text)).toBe(text)
  })
})

describe('a link', () => {
  const linking = (href: string) =>
    bodySchema.safeParse([
      {
        type: 'paragraph',
        id: 'para-1',
        text: 'here',
        marks: [{ type: 'link', href, start: 0, end: 4 }],
      },
    ]).success

  test.each([
    'https://user:pass@evil.example/',
    'https://paper.example@evil.example',
    'http://@evil.example/a',
    'https://evil.example/\u202egpj.exe',
    'mailto:a\u2067@evil.example',
    '/\u202ea',
  ])('to %j is refused', (href) => {
    expect(linking(href)).toBe(false)
  })

  test.each([
    'https://example.org/@someone?mail=a@b',
    'https://example.org?mail=a@b',
    'mailto:desk@paper.example',
    '/2026/11/10/мост#a@b',
  ])('to %j is taken', (href) => {
    expect(linking(href)).toBe(true)
  })
})
