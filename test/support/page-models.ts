import type { ArticleCard, Correction, PublishedArticle } from '#articles/published-article.ts'
import type { TickerLine } from '#rates/ticker.ts'
import type { Frame, Page, PageModel, Paging } from '../../src/reader/page-models.ts'
import { anArticleText, aRichBody } from './builders.ts'

const id = '0199a000-0000-7000-8000-000000000001'

/** What stands around a page, at its poorest: a paper without sections, rates or pages. */
export function aFrame(other: Partial<Frame> = {}): Frame {
  return {
    edition: 'en',
    siteUrl: 'https://paper.example',
    siteName: 'The Valley Post',
    tagline: '',
    timeZone: 'Asia/Bishkek',
    isSample: false,
    homePath: '/',
    sections: [],
    countries: [],
    footer: [],
    editions: [],
    ticker: [],
    today: '2026-11-21',
    ...other,
  }
}

/** The same with everything that it can hold. */
export function aRichFrame(other: Partial<Frame> = {}): Frame {
  return aFrame({
    tagline: 'What happened, and how we know',
    isSample: true,
    sections: [{ label: 'Economy', href: '/section/economy' }],
    countries: [{ label: 'Kyrgyzstan', href: '/country/kg' }],
    footer: [{ label: 'Imprint', href: '/imprint' }],
    editions: [
      { edition: 'en', label: 'English', href: '/', current: true },
      { edition: 'ru', label: 'Русский', href: '/ru' },
    ],
    ticker: [
      aTickerLine(),
      aTickerLine({ pair: 'KGS/USD', classic: 'KGS/USD = 0.01144 0.2%', direction: 'up' }),
      aTickerLine({
        pair: 'KZT/USD',
        classic: 'KZT/USD = 0.00194 0%',
        direction: 'level',
        effectiveDate: '2026-11-19',
      }),
      aTickerLine({
        pair: 'TMT/USD',
        classic: 'TMT/USD = —',
        value: null,
        direction: 'unknown',
        effectiveDate: null,
        source: null,
      }),
    ],
    ...other,
  })
}

export function aTickerLine(other: Partial<TickerLine> = {}): TickerLine {
  const pair = other.pair ?? 'TJS/USD'
  const [base = '', quote = ''] = pair.split('/')
  return {
    pair,
    base,
    quote,
    value: '0.10879',
    change: '-0.18%',
    direction: 'down',
    classic: 'TJS/USD = 0.10879 -0.18%',
    full: 'TJS/USD = 0.10879 -0.18%',
    turned: 'USD/TJS = 9.1920',
    effectiveDate: '2026-11-20',
    source: { code: 'sample', name: 'Sample source', isInvented: true },
    method: 'inverse',
    quality: 'good',
    state: 'fresh',
    fixedSince: null,
    ...other,
  }
}

export function aCard(other: Partial<ArticleCard> = {}): ArticleCard {
  return {
    id,
    path: '/2026/11/20/bridge',
    headline: 'Bridge opens',
    standfirst: '',
    kind: 'news',
    labels: [],
    dateline: '',
    bylines: [],
    terms: [],
    firstPublishedAt: new Date('2026-11-20T05:00:00Z'),
    day: { from: '2026-11-20', to: '2026-11-20', basis: 'recorded' },
    newestNote: null,
    picture: null,
    ...other,
  }
}

export function aRichCard(other: Partial<ArticleCard> = {}): ArticleCard {
  return aCard({
    standfirst: 'Lorries cross from Monday',
    kind: 'opinion',
    labels: ['sample'],
    bylines: [{ bylineId: id, name: 'A. Writer', slug: 'a-writer' }],
    terms: [{ id, axis: 'country', name: 'Kyrgyzstan', slug: 'kg' }],
    newestNote: { kind: 'correction', at: new Date('2026-11-21T05:00:00Z') },
    ...other,
  })
}

export function aCorrectionNote(other: Partial<Correction> = {}): Correction {
  return {
    kind: 'correction',
    publicNote: 'The bridge is 90 metres long, not 80.',
    publishedNumber: 2,
    at: new Date('2026-11-21T05:00:00Z'),
    ...other,
  }
}

export function aPublished(other: Partial<PublishedArticle> = {}): PublishedArticle {
  return {
    id,
    edition: 'en',
    path: '/2026/11/20/bridge',
    publishedNumber: 1,
    latestNumber: 1,
    revisedAt: new Date('2026-11-20T05:00:00Z'),
    firstPublishedAt: new Date('2026-11-20T05:00:00Z'),
    day: { from: '2026-11-20', to: '2026-11-20', basis: 'recorded' },
    text: anArticleText({ headline: 'Bridge opens', standfirst: '', dateline: '' }),
    terms: [],
    rights: 'own',
    recoveredFrom: null,
    corrections: [],
    origin: 'original',
    otherEditions: [],
    pictures: [],
    disclosures: [],
    ...other,
  }
}

export function aRichPublished(other: Partial<PublishedArticle> = {}): PublishedArticle {
  return aPublished({
    publishedNumber: 3,
    latestNumber: 3,
    text: anArticleText({
      headline: 'Bridge opens',
      kind: 'opinion',
      labels: ['sample'],
      bylines: [
        { bylineId: id, name: 'A. Writer', slug: 'a-writer' },
        { bylineId: id, name: 'B. Writer', slug: 'b-writer' },
      ],
      sourcesNote: 'The notice at the bridge.',
      body: aRichBody(),
    }),
    terms: [
      { id, axis: 'section', name: 'Economy', slug: 'economy' },
      { id, axis: 'country', name: 'Kyrgyzstan', slug: 'kg' },
    ],
    disclosures: [{ name: 'B. Writer', disclosure: 'A pseudonym, for her safety.' }],
    rights: 'licensed',
    recoveredFrom: { day: '2025-12-15', origin: 'The Valley Gazette' },
    day: { from: null, to: '2025-12-15', basis: 'not-after-capture' },
    corrections: [
      aCorrectionNote(),
      aCorrectionNote({ kind: 'update', publicNote: 'Buses cross too.', publishedNumber: 3 }),
    ],
    otherEditions: [{ edition: 'ru', path: '/ru/2026/11/20/most', origin: 'translation' }],
    ...other,
  })
}

export function aPaging(other: Partial<Paging> = {}): Paging {
  return { page: 1, pages: 1, from: 1, to: 1, total: 1, previous: null, next: null, ...other }
}

/** What an article's page has where nothing stands beside it. */
export const alone = { earlier: [], related: null }

/** A page that shows `model`. */
export function aPage(model: PageModel, other: Partial<Page> = {}): Page {
  return {
    status: 200,
    model,
    title: 'A title',
    description: '',
    canonicalPath: '/somewhere',
    noindex: false,
    tags: [],
    ...other,
  }
}
