import { expect, test } from 'vitest'
import { articlePage, sectionPage } from '../../../test/support/article-pages.ts'
import {
  aHeading,
  aLinkTo,
  anAside,
  aParagraph,
  aRichBody,
} from '../../../test/support/builders.ts'
import {
  aCard,
  aCorrectionNote,
  aFrame,
  alone,
  aPage,
  aPaging,
  aPublished,
  aRichCard,
  aRichFrame,
  aRichPublished,
} from '../../../test/support/page-models.ts'
import { readTextEdition } from '../../../test/support/read-text-edition.ts'
import { writeTextEdition } from './write-text-edition.ts'

const top = `• TJS/USD = 0.10879 -0.18%
• KGS/USD = 0.01144 0.2%
• KZT/USD = 0.00194 0%
• TMT/USD = —
21 November 2026

[The Valley Post: What happened, and how we know]
[This is a sample newspaper, written to show how such a site works. Its rates are invented.]
[Sample rates, invented, 20 November 2026]
[Sample rates, invented, 19 November 2026]
[Chapar text edition 1: https://paper.example/somewhere]
`
const end = `[Sections: Economy https://paper.example/section/economy.txt]
[Countries: Kyrgyzstan https://paper.example/country/kg.txt]
[About this site: Imprint https://paper.example/imprint.txt]
[Editions: English https://paper.example/index.txt · Русский https://paper.example/ru/index.txt]
`

test('an article in full', () => {
  const article = aRichPublished()
  const model = {
    type: 'article',
    article,
    ...alone,
    laterCoverage: [aCard()],
    isOldRevision: false,
  } as const
  const page = aPage({ ...model, laterCoverage: [aCard()] })
  expect(writeTextEdition(aRichFrame(), page)).toBe(`${top}

Bridge opens
Opinion
Lorries cross from Monday
By A. Writer and B. Writer
[Undated; not later than 15 December 2025. The latest possible date is the day on which the page was captured.]
[Placed here 20 November 2026 at 11:00 GMT+6]
[This is a sample piece, written to show how such a site works. Do not rely on it.]
[This is an opinion. It is the view of whoever wrote it.]
[About the author (B. Writer): A pseudonym, for her safety.]
[Recovered from a capture of 15 December 2025 (The Valley Gazette).]
[Version 3, 20 November 2026 at 11:00 GMT+6]

NARYN — Lorries crossed on Monday.

What comes next
\\A report says so

> We waited long.
> — A driver

- one lane
- two lanes

1. apply
2. wait

[Table: Lorries a year]
| Year | Lorries |
|------|---------|
| 2025 | 400     |

[Aside: How we know]
| The bridge opened.

* * *

[On another site: example.org / A report]
[https://example.org/report]

[https://paper.example/2026/11/20/bridge]
[Correction, 21 November 2026: The bridge is 90 metres long, not 80.]
[Update, 21 November 2026: Buses cross too.]
[Sources: The notice at the bridge.]
[Printed here under licence.]
[Filed under: Economy, Kyrgyzstan]
[“A report says so”: https://example.org/]
[Later coverage: Bridge opens https://paper.example/2026/11/20/bridge]
[Also in Русский: https://paper.example/ru/2026/11/20/most]
[History of this piece: https://paper.example/2026/11/20/bridge/history]

${end}`)
})

test('the least that an article can be', () => {
  const text = writeTextEdition(aFrame(), articlePage(aPublished()))
  expect(text).toBe(`21 November 2026

[The Valley Post]
[Chapar text edition 1: https://paper.example/2026/11/20/bridge]


Bridge opens
[20 November 2026.]
[Published 20 November 2026 at 11:00 GMT+6]

The bridge opened.

[https://paper.example/2026/11/20/bridge]
[History of this piece: https://paper.example/2026/11/20/bridge/history]
`)
})

test('an old revision says so before its text', () => {
  const article = aPublished({ publishedNumber: 1, latestNumber: 2 })
  const page = aPage({ type: 'article', article, ...alone, laterCoverage: [], isOldRevision: true })
  expect(furnitureOf(page)).toContain(
    '[You are reading version 1. The piece has been changed since; its current version is number 2.]',
  )
})

test('a listing: where it is, which results, its pieces whole, the ways on', () => {
  const pieces = [aPublished(), aRichPublished({ id: 'another' })]
  const paging = {
    page: 2,
    pages: 9,
    from: 691,
    to: 696,
    total: 1505,
    next: '/section/economy?page=3',
  }
  const { furniture, articles } = readTextEdition(
    writeTextEdition(aRichFrame(), sectionPage(pieces, paging)),
  )
  expect(furniture).toContain('[Section: Economy]')
  expect(furniture).toContain('Viewing results 691–696 of 1,505')
  expect(furniture).toContain('[Next page: https://paper.example/section/economy.txt?page=3]')
  expect(articles.map(({ headline, kind }) => [headline, kind])).toEqual([
    ['Bridge opens', 'news'],
    ['Bridge opens', 'opinion'],
  ])
})

test('an archive lists what lies below it; an empty listing says that it is empty', () => {
  const archive = aPage({
    ...{
      type: 'listing',
      elsewhere: [],
      feedPath: null,
      title: '2025',
      label: 'Archive',
      about: '',
      cards: [],
      wholes: [],
    },
    below: [{ label: 'August 2025', href: '/archive/2025/08', count: 1200 }],
    above: [{ label: 'Archive', href: '/archive' }],
    paging: aPaging({ total: 0 }),
  })
  expect(furnitureOf(archive)).toEqual([
    ...['[The Valley Post]', '[Chapar text edition 1: https://paper.example/somewhere]'],
    ...['[Archive: 2025]', '[You are here: Archive https://paper.example/archive.txt]'],
    '[August 2025, 1,200 pieces: https://paper.example/archive/2025/08.txt]',
  ])
  const empty = sectionPage([], { total: 0 })
  expect(furnitureOf(empty)).toContain('[Nothing has been published here yet.]')
})

test('the front page: whole pieces, and a line for each piece whose text is not at hand', () => {
  const lead = aCard({ id: 'lead' })
  const page = aPage({
    ...{
      type: 'front',
      lead,
      secondary: [],
      latest: [],
      opinion: [],
      briefs: [aRichCard({ id: 'brief' })],
    },
    byCountry: [{ name: 'Kyrgyzstan', href: '/country/kg', cards: [lead] }],
    wholes: [aPublished({ id: 'lead' })],
  })
  const { articles, furniture } = readTextEdition(writeTextEdition(aFrame(), page))
  expect(articles.map(({ headline }) => headline)).toEqual(['Bridge opens'])
  expect(furniture.at(-1)).toBe(
    '[Bridge opens · Corrected 21 November 2026 https://paper.example/2026/11/20/bridge]',
  )
  const boxes = { secondary: [], latest: [], byCountry: [], opinion: [], briefs: [] }
  const nothing = { lead: null, ...boxes, wholes: [] }
  expect(furnitureOf(aPage({ type: 'front', ...nothing }))).toContain(
    '[Nothing has been published yet.]',
  )
})

test('the history of a piece', () => {
  const line = { revisedAt: new Date('2026-11-21T05:00:00Z'), headline: 'Bridge opens' }
  const page = aPage({
    type: 'history',
    article: aPublished(),
    lines: [
      { ...line, publishedNumber: 2, correction: aCorrectionNote() },
      { ...line, publishedNumber: 1, correction: null },
    ],
  })
  expect(furnitureOf(page).slice(2)).toEqual([
    '[History of “Bridge opens”]',
    '[Every version that was published here stays here. A change is a new version with a public note.]',
    '[Version 2, 21 November 2026 at 11:00 GMT+6 / Bridge opens / Correction: The bridge is 90 metres long, not 80. / https://paper.example/2026/11/20/bridge?rev=2]',
    '[Version 1, 21 November 2026 at 11:00 GMT+6 / Bridge opens / First published / https://paper.example/2026/11/20/bridge?rev=1]',
    '[Back to the piece: https://paper.example/2026/11/20/bridge]',
  ])
})

test('the list of corrections', () => {
  const correction = { ...aCorrectionNote(), headline: 'Bridge opens', path: '/2026/11/20/bridge' }
  const paging = aPaging({ from: 1, to: 1, total: 7 })
  const page = aPage({ type: 'corrections', corrections: [correction], paging })
  expect(furnitureOf(page)).toContain('Viewing result 1 of 7')
  expect(furnitureOf(page).at(-1)).toBe(
    '[Correction, 21 November 2026: The bridge is 90 metres long, not 80. / Bridge opens / https://paper.example/2026/11/20/bridge]',
  )
})

test('a versioned page is read back like a piece', () => {
  const version = { number: 2, at: new Date('2026-11-21T05:00:00Z') }
  const body = [aParagraph(), aHeading('The end')]
  const page = aPage({ type: 'static-page', edition: 'en', title: 'About', body, version })
  const [about] = readTextEdition(writeTextEdition(aFrame(), page)).articles
  expect(about?.headline).toBe('About')
  expect(about?.blocks).toEqual([
    { type: 'paragraph', text: 'The bridge opened.' },
    { type: 'heading', text: 'The end' },
  ])
})

test('pages that are not there: the message, and for a piece that is gone its public reason', () => {
  const lost = {
    type: 'message',
    status: 404,
    title: 'There is no such page',
    message: 'Try again.',
  }
  const notFound = aPage({ ...lost, type: 'message', gone: null }, { canonicalPath: null })
  expect(writeTextEdition(aFrame(), notFound)).toBe(`21 November 2026

[The Valley Post]
[Chapar text edition 1]
[404 There is no such page]
[Try again.]
`)
  const at = new Date('2026-11-21T05:00:00Z')
  const gone = { state: 'withdrawn', reason: 'The timetable was wrong.', at } as const
  const title = 'This piece was withdrawn'
  const page = aPage({ type: 'message', status: 410, title, message: gone.reason, gone })
  expect(furnitureOf(page).slice(2)).toEqual([
    ...['[410 This piece was withdrawn]', '[The timetable was wrong.]', '[On 21 November 2026]'],
  ])
})

test('links are text; where they lead stands once in the tail, those of asides and tables too', () => {
  const inside = anAside([aLinkTo('/2026/11/19/ferry', 'The ferry stopped.')])
  const { text } = aPublished()
  const body = [aLinkTo('https://example.org/', 'As we said.'), inside, ...aRichBody().slice(2, 3)]
  const page = articlePage(aPublished({ text: { ...text, body } }))
  const written = writeTextEdition(aFrame(), page)
  expect(written.match(/^\[“.*$/gm)).toEqual([
    '[“As we said.”: https://example.org/]',
    '[“The ferry stopped.”: https://paper.example/2026/11/19/ferry]',
  ])
})

function furnitureOf(page: Parameters<typeof writeTextEdition>[1]): string[] {
  const { furniture, ticker } = readTextEdition(writeTextEdition(aFrame(), page))
  expect(ticker).toEqual([])
  return furniture
}
