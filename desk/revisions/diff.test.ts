import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleText } from '#contract/article.ts'
import { articles } from '../../test/support/arbitrary-article.ts'
import { diffTexts } from './diff-texts.ts'
import { diffWords } from './diff-words.ts'

const texts = articles.map(({ text }) => text)
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  texts.map((text) => text.standfirst),
)

describe('two texts word by word', () => {
  test('are both there, whole', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const found = diffWords(left, right)
        const whole = (side: 'left' | 'right') => found[side].map(({ text }) => text).join('')
        expect([whole('left'), whole('right')]).toEqual([left, right])
        const shared = (side: 'left' | 'right') =>
          found[side].flatMap(({ text, isChanged }) => (isChanged ? [] : [text]))
        expect(shared('left').join('')).toBe(shared('right').join(''))
      }),
    )
  })

  test('differ in the words that were changed', () => {
    const { left, right } = diffWords(
      'The bridge is 80 metres long.',
      'The bridge is 90 metres long.',
    )
    const changed = (side: typeof left) =>
      side.filter((one) => one.isChanged).map((one) => one.text)
    expect([changed(left), changed(right)]).toEqual([['80'], ['90']])
  })
})

describe('two versions side by side', () => {
  test('of which each keeps all its blocks in their order', () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const rows = diffTexts(left, right)
        const blocks = (side: 'left' | 'right', of: ArticleText) => {
          const ids = new Set(of.body.map(({ id }) => id))
          return rows.flatMap((row) => (row[side] && ids.has(row[side].key) ? [row[side].key] : []))
        }
        expect(blocks('left', left)).toEqual(left.body.map(({ id }) => id))
        expect(blocks('right', right)).toEqual(right.body.map(({ id }) => id))
      }),
    )
  })

  test('are the same where nothing was changed', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          diffTexts(text, structuredClone(text)).every(({ change }) => change === 'same'),
        ).toBe(true)
      }),
    )
  })

  test('tell what was added, removed, moved, changed, or formatted only', () => {
    const part = (id: string, text: string, marks: object[] = []) =>
      ({ type: 'paragraph', id, text, marks }) as ArticleText['body'][number]
    const base: ArticleText = {
      ...{ headline: 'Old', standfirst: '', kind: 'news', dateline: '', bylines: [], terms: [] },
      ...{ labels: [], sourcesNote: '', leadPicture: null },
      body: [part('aaaa', 'One'), part('bbbb', 'Two'), part('cccc', 'Three'), part('dddd', 'Four')],
    }
    const bold = [{ type: 'strong', start: 0, end: 3 }]
    const body = [
      part('dddd', 'Four'),
      part('aaaa', 'One', bold),
      part('bbbb', 'Twice'),
      part('eeee', 'New'),
    ]
    const rows = diffTexts(base, { ...base, headline: 'New', body })
    expect(Object.fromEntries(rows.map(({ key, change }) => [key, change]))).toEqual({
      headline: 'changed',
      'right-dddd': 'moved',
      aaaa: 'formatting',
      bbbb: 'changed',
      'left-cccc': 'removed',
      'left-dddd': 'moved',
      'right-eeee': 'added',
    })
  })
})
