import { expect, test } from 'vitest'
import { readStory } from './read-story.ts'
import { linkedStories, resolveStoryLinks } from './story-links.ts'

const front = ['---', 'headline: "A bridge"', 'kind: news', 'slug: a-bridge', '---', ''].join('\n')

/** The blocks of a text, without their ids. */
const blocksOf = (text: string): unknown =>
  JSON.parse(
    JSON.stringify(readStory(front + text, 'a-bridge.md').blocks, (key, value: unknown) =>
      key === 'id' ? undefined : value,
    ),
  )

const refusal = (source: string) => {
  try {
    readStory(source, 'a-bridge.md')
    return 'taken'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

test('running text keeps its marks, counted in the text without its signs', () => {
  expect(
    blocksOf('One **bold *and leaning*** word,\nand a [link](https://example.org/a).'),
  ).toEqual([
    {
      type: 'paragraph',
      text: 'One bold and leaning word, and a link.',
      marks: [
        { type: 'strong', start: 4, end: 20 },
        { type: 'emphasis', start: 9, end: 20 },
        { type: 'link', href: 'https://example.org/a', start: 33, end: 37 },
      ],
    },
  ])
})

test('a quote has its speaker on the last line', () => {
  const quote = (text: string, speaker: string) => [{ type: 'quote', text, marks: [], speaker }]
  expect(blocksOf('> It holds.\n>\n> — a board at the bridge')).toEqual(
    quote('It holds.', 'a board at the bridge'),
  )
  expect(blocksOf('> It holds.\n>\n> So far.')).toEqual(quote('It holds.\nSo far.', ''))
})

test('lists, tables, dividers, asides and rate charts become blocks', () => {
  const run = (text: string) => ({ text, marks: [] })
  expect(blocksOf('1. one\n2. two\n\n---\n\n| a | b |\n|---|--:|\n| c | |')).toEqual([
    { type: 'list', ordered: true, items: [run('one'), run('two')] },
    { type: 'divider' },
    {
      type: 'table',
      caption: '',
      header: true,
      rows: [
        [run('a'), run('b')],
        [run('c'), run('')],
      ],
    },
  ])
  expect(blocksOf(':::aside Note\nText.\n\n- one\n:::\n\n```rate-chart KZT/USD 90\n```')).toEqual([
    {
      type: 'aside',
      title: 'Note',
      blocks: [
        { type: 'paragraph', ...run('Text.') },
        { type: 'list', ordered: false, items: [run('one')] },
      ],
    },
    { type: 'rate-chart', pair: 'KZT/USD', days: 90 },
  ])
})

test.each([
  ['text\n\nmore <b>text</b>', 8, 'raw HTML is not taken'],
  ['<script>alert(1)</script>', 6, 'raw HTML is not taken'],
  ['text\n\n![a](b.png)', 8, 'pictures cannot be given in a story file yet'],
  ['# Title', 6, 'headings are ## or ###'],
  ['one\ntwo `three`', 7, 'code has no place in a story'],
  ['- a\n  - b', 6, 'an item of a list is one run of text'],
  ['3. a', 6, 'a numbered list begins with 1'],
  ['> text\n>\n> - item', 8, 'a quote holds paragraphs only'],
  [
    ':::aside Open\n\ntext',
    6,
    'an aside opens with ":::aside Title", a picture with ":::picture", and both close with ":::"',
  ],
  ['```js\nlet a\n```', 6, 'the only fenced block is an empty one named "rate-chart KZT/USD 90"'],
  ['this &amp; that', 6, 'a character is written as itself, not as &…;'],
  ['', 6, 'there is no text'],
])('what the body has no place for is refused with its line: %j', (text, line, what) => {
  expect(refusal(front + text)).toBe(`a-bridge.md, line ${line}: ${what}.`)
})

test('front matter that is not right names its line', () => {
  expect(refusal('No front matter.')).toBe(
    'a-bridge.md, line 1: the front matter between two lines of --- is missing.',
  )
  expect(refusal(front.replace('kind: news', 'kind: gossip'))).toMatch(
    /^a-bridge.md, line 3: the front matter is not right \(kind: /,
  )
  expect(refusal(front.replace('kind: news', 'kind: [news'))).toMatch(/^a-bridge.md, line \d: /)
  expect(refusal(front.replace('kind: news', 'kind: news\nmood: sad'))).toMatch(/mood/)
})

test('a link to a story that is not published is refused', () => {
  const { blocks } = readStory(`${front}See [this](story:other).`, 'a-bridge.md')
  expect(linkedStories(blocks)).toEqual(['other'])
  expect(() => resolveStoryLinks(blocks, new Map(), 'a-bridge.md')).toThrow(
    'a-bridge.md: it links to the story other, which is not published.',
  )
})
