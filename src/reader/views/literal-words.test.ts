import { describe, expect, it } from 'vitest'
import { findRate } from '#rates/find-rate.ts'
import { pairHistory } from '#rates/pair-history.ts'
import { listTicker } from '#rates/ticker.ts'
import {
  aCard,
  aCorrectionNote,
  aFrame,
  aPage,
  aPaging,
  aPublished,
  aRichCard,
  aRichFrame,
  aRichPublished,
  aTickerLine,
} from '../../../test/support/page-models.ts'
import { aRateTable } from '../../../test/support/rate-tables.ts'
import { takeStructuredData } from '../../../test/support/structured-data-in.ts'
import { editionNames, type Messages, messagesFor } from '../messages/catalogue.ts'
import { embedChoices, type PageModel } from '../page-models.ts'
import { renderHtml } from '../render-html.tsx'
import { styleElement } from '../stylesheet.ts'
import { type Dates, datesFor } from '../wording/dates.ts'

// Whatever a view shows is a message, a date or content. Messages and dates come in marked; content
// is known by being in the model. Any other letters that a person could see or hear are a word
// that was written into a view.

const mark = (text: string) => `⟦${text}⟧`

/** The catalogue with each of its texts between marks. */
function marked<T>(messages: T): T {
  const entries = Object.entries(messages as object).map(([name, value]) => {
    if (typeof value === 'string') return [name, value && mark(value)]
    if (typeof value === 'function') return [name, (...args: unknown[]) => mark(value(...args))]
    return [name, marked(value)]
  })
  return Object.fromEntries(entries) as T
}

function markedDates(dates: Dates): Dates {
  return {
    day: (day) => mark(dates.day(day)),
    month: (month) => mark(dates.month(month)),
    moment: (at) => mark(dates.moment(at)),
    time: (at) => mark(dates.time(at)),
    dayOf: dates.dayOf,
  }
}

const words = {
  messages: marked<Messages>(messagesFor('en')),
  dates: markedDates(datesFor('en', 'Asia/Bishkek')),
}

const empty = aPaging({ from: 0, to: 0, total: 0 })
const many = aPaging({
  page: 3,
  pages: 9,
  from: 25,
  to: 36,
  total: 100,
  previous: '/a',
  next: '/b',
})
const boxes = { secondary: [], latest: [], byCountry: [], opinion: [], briefs: [], wholes: [] }
const listing = { label: '', about: '', cards: [], below: [], above: [], wholes: [] }

const table = aRateTable({
  'nbk USD/KZT': [
    { day: '2026-11-10', value: '510.00' },
    { day: '2026-11-20', value: '520.20', isSuspect: true },
  ],
})
const [line = aTickerLine(), unknown = aTickerLine()] = listTicker(table, ['KZT/USD', 'TMT/USD'], {
  today: '2026-11-21',
  now: new Date('2026-11-21T05:00:00Z'),
}).lines
const of = { base: 'KZT', quote: 'USD', today: '2026-11-21' }
const history = pairHistory(table, { ...of, span: '30-days' })
const rate = findRate(table, { base: 'USD', quote: 'KZT', on: '2026-11-22' })
if (!history || !rate) throw new Error('the table has no rate')
const convertForm = {
  asked: { amount: '10', from: 'USD', to: 'XXX', date: '2026-11-22', source: 'nbk' },
  currencies: [{ code: 'USD', name: 'US dollar' }],
  sources: [
    { code: 'nbk', name: 'Economy' },
    { code: 'cbu', name: 'Economy' },
  ],
  swapHref: '/rates/convert',
}

const models: Record<string, PageModel> = {
  'an empty front page': { type: 'front', lead: null, ...boxes },
  'a full front page': {
    ...boxes,
    type: 'front',
    lead: aRichCard(),
    secondary: [aRichCard()],
    latest: [aRichCard(), aCard()],
    byCountry: [{ name: 'Kyrgyzstan', href: '/country/kg', cards: [aRichCard(), aCard()] }],
    opinion: [aRichCard()],
    briefs: [aCard({ kind: 'brief' })],
  },
  'an empty listing': {
    type: 'listing',
    elsewhere: [],
    feedPath: null,
    title: 'Economy',
    paging: empty,
    ...listing,
  },
  'a full listing': {
    ...listing,
    type: 'listing',
    elsewhere: [],
    feedPath: null,
    title: 'Economy',
    label: words.messages.listing.archive,
    about: 'Lorries and bridges.',
    cards: [aRichCard()],
    below: [{ label: 'Economy', href: '/b', count: 7 }],
    above: [{ label: 'Economy', href: '/a' }],
    paging: many,
  },
  'a plain piece': {
    type: 'article',
    article: aPublished(),
    earlier: [],
    related: null,
    laterCoverage: [],
    isOldRevision: false,
  },
  'a rich piece in an old revision': {
    type: 'article',
    article: aRichPublished({ publishedNumber: 2 }),
    earlier: [aRichCard()],
    related: { name: 'Economy', href: '/section/economy', cards: [aCard()] },
    laterCoverage: [aRichCard()],
    isOldRevision: true,
  },
  'a history': {
    type: 'history',
    article: aPublished(),
    lines: [2, 1].map((publishedNumber) => ({
      publishedNumber,
      revisedAt: new Date(0),
      headline: 'Bridge opens',
      correction: publishedNumber === 2 ? aCorrectionNote() : null,
    })),
  },
  'no corrections': { type: 'corrections', corrections: [], paging: empty },
  corrections: {
    type: 'corrections',
    corrections: [{ ...aCorrectionNote(), headline: 'Bridge opens', path: '/x' }],
    paging: many,
  },
  'a search': {
    ...{ type: 'search', asked: 'Bridge opens', everywhere: true, fault: null, isCut: true },
    hits: [
      {
        ...{ card: aRichCard(), edition: 'ru' },
        passage: [{ text: 'Bridge opens', isFound: true }],
      },
    ],
    paging: many,
  },
  'a search of too much': {
    ...{ type: 'search', asked: '', everywhere: false, fault: 'too-long', isCut: false },
    ...{ hits: [], paging: empty },
  },
  'a standing page': {
    type: 'static-page',
    edition: 'en',
    title: 'Imprint',
    body: aRichPublished().text.body,
    version: { number: 2, at: new Date(0) },
  },
  'the rates': {
    type: 'rates',
    items: [
      { line, href: '/rates/kzt-usd', chart: history.chart },
      { line: unknown, href: null, chart: null },
    ],
    attributions: [history.source.attribution],
  },
  'the history of a pair': {
    type: 'rate-pair',
    line,
    history,
    corrected: [
      {
        ...{
          base: 'USD',
          quote: 'KZT',
          nominal: 1,
          nominalBefore: 1,
          before: '519',
          after: '520.2',
        },
        ...{ effectiveDate: '2026-11-20', seenAt: new Date(0) },
      },
    ],
    spans: [{ label: 'Economy', href: '/rates/kzt-usd', current: true }],
    turnedHref: '/rates/usd-kzt',
    convertHref: '/rates/convert',
    downloads: { csv: '/x.csv', json: '/x.json' },
  },
  'a converted amount': {
    type: 'rate-convert',
    ...convertForm,
    fault: '',
    found: {
      ...{ amount: '10', result: '5202.00', rate, on: '2026-11-22', minorUnits: 2 },
      ...{ notes: ['Economy'], pairHref: '/rates/usd-kzt' },
    },
  },
  'what cannot be converted': {
    type: 'rate-convert',
    ...convertForm,
    fault: 'Economy',
    found: null,
  },
  'rates for other sites': {
    type: 'embed-guide',
    live: { edition: undefined, pair: 'KZT/USD', pairHref: '/rates/kzt-usd', framePath: '/embed' },
    choices: embedChoices,
    snippets: { tickerElement: '<a>', chartElement: '<b>', tickerFrame: '<c>', chartFrame: '<d>' },
    policies: { element: 'script-src', frame: 'frame-src' },
    sources: [{ name: 'Economy', attribution: 'Economy', terms: 'Economy' }],
  },
  'a message': {
    type: 'message',
    status: 410,
    title: words.messages.gone.killed,
    message: 'Bridge opens',
    gone: { state: 'killed', reason: 'Bridge opens', at: new Date(0) },
  },
}

describe('the views', () => {
  it.each(Object.entries(models))('speak only through the catalogue: %s', (_name, model) => {
    for (const frame of [aFrame({ tagline: '' }), aRichFrame()]) {
      const page = aPage(model, { title: 'A title', description: 'A title' })
      expect(foreignWords(renderHtml(frame, page, { words }), { frame, page })).toEqual([])
    }
  })

  it('would be caught with a word of their own', () => {
    const html = '<p>⟦Read⟧ Bridge opens</p><p aria-label="planted">more <b>words</b></p>'
    expect(foreignWords(html, { headline: 'Bridge opens' })).toEqual(['more', 'words', 'planted'])
  })
})

/** What people see or hear in a page that is neither between marks nor anywhere in the model. */
function foreignWords(html: string, model: unknown): string[] {
  const spoken = /\s(?:aria-label|alt|title|placeholder|content)="([^"]*)"/g
  const metadata =
    /<meta (?:charset|name="(?:viewport|color-scheme|robots|twitter:card)"|property="(?:og:(?:type|url|locale|image|image:width|image:height)|article:\w+_time)")[^>]*>/g
  const seen = takeStructuredData(html)
    .rest.replace(String(styleElement), '')
    .replace(metadata, '')
    .replace(/<!doctype[^>]*>/, '')
  const attributes = [...seen.matchAll(spoken)].map((match) => match[1] ?? '')
  // Marks divide a text that the model has in one piece.
  const whole = seen.replace(/<\/?(?:a|strong|em)\b[^>]*>/g, '')
  const texts = whole.replace(/<[^>]*>/g, '\n').split('\n')
  const content = strings([model, editionNames, ['Telegram', 'WhatsApp']]).sort(
    (a, b) => b.length - a.length,
  )
  return [...texts, ...attributes].flatMap((text) => {
    let rest = unescaped(text)
    while (/⟦[^⟦⟧]*⟧/.test(rest)) rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '')
    for (const known of content) rest = rest.replaceAll(known, '')
    return rest.match(/\p{L}+/gu) ?? []
  })
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return value.length > 1 ? value.split('\n') : []
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(strings)
}

function unescaped(text: string): string {
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
