import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ArticleText } from '#contract/article.ts'
import { articles } from '../../test/support/arbitrary-article.ts'
import { diffTexts } from './diff-texts.ts'

const texts = articles.map(({ text }) => text)
const diff = (left: ArticleText, right: ArticleText, slugs: [string | null, string | null]) =>
  diffTexts({ text: left, slug: slugs[0] }, { text: right, slug: slugs[1] }, (id) => `<${id}>`)

describe('two versions side by side', () => {
  test('of which each keeps all its blocks in their order', () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const rows = diff(left, right, ['one', 'other'])
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
          diff(text, structuredClone(text), ['same', 'same']).every(
            ({ change }) => change === 'same',
          ),
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
    const rows = diff(base, { ...base, headline: 'New', body }, [null, 'new-address'])
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

test('every field that differs is told in words, before the blocks', () => {
  const base: ArticleText = {
    ...{ headline: 'Old', standfirst: '', kind: 'news', dateline: '', bylines: [], terms: ['t1'] },
    ...{ labels: [], sourcesNote: '', leadPicture: null, body: [] },
  }
  const picture = {
    mediaId: 'm',
    alt: 'A dam',
    caption: '',
    credit: 'Ann',
    licence: '',
    source: '',
  }
  const byline = { bylineId: 'b', name: 'Aigerim', slug: 'aigerim' }
  const changed: ArticleText = {
    ...{ headline: 'New', standfirst: 'More', kind: 'opinion', dateline: 'OSH', bylines: [byline] },
    ...{ terms: ['t1', 't2'], labels: ['sample'], sourcesNote: 'By phone', leadPicture: picture },
    body: [],
  }
  const rows = diff(base, changed, ['old', 'new'])
  expect(rows.map(({ name, left, right }) => [name, left?.words, right?.words])).toEqual([
    ['Headline', 'Old', 'New'],
    ['Standfirst', '', 'More'],
    ['Lead picture', '', 'A dam\nAnn'],
    ['Kind', 'News', 'Opinion'],
    ['Section, countries and topics', '<t1>', '<t1>, <t2>'],
    ['Dateline', '', 'OSH'],
    ['Address', 'old', 'new'],
    ['Bylines', '', 'Aigerim'],
    ['Note on sources', '', 'By phone'],
    ['Labels', '', 'Sample: not news, and kept from search engines'],
  ])
})
