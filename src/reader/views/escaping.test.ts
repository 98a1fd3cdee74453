import { describe, expect, it } from 'vitest'
import type { Body } from '#contract/body.ts'
import {
  aListItem,
  anArticleText,
  aPicture,
  aRichBody,
  aTable,
} from '../../../test/support/builders.ts'
import {
  aCorrectionNote,
  alone,
  aPage,
  aPaging,
  aRichCard,
  aRichFrame,
  aRichPublished,
  aTickerLine,
} from '../../../test/support/page-models.ts'
import { takeStructuredData } from '../../../test/support/structured-data-in.ts'
import type { PageModel } from '../page-models.ts'
import { renderHtml } from '../render-html.tsx'

describe('text from outside', () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
  const body: Body = [
    ...aRichBody(),
    aTable([[evil], [evil]], evil),
    aPicture('0199a000-0000-7000-8000-000000000001', { alt: evil, caption: evil, credit: evil }),
    { type: 'quote', id: 'quote', text: evil, marks: [], speaker: evil },
    { type: 'list', id: 'list', ordered: false, items: [aListItem(evil)] },
    {
      type: 'embed',
      id: 'embed',
      url: 'https://x.example/?"><b>',
      title: evil,
      site: evil,
      excerpt: evil,
    },
    {
      type: 'aside',
      id: 'aside',
      title: evil,
      blocks: [
        {
          type: 'paragraph',
          id: 'p',
          text: evil,
          marks: [{ type: 'link', href: '/x"onclick="y', start: 0, end: 5 }],
        },
      ],
    },
    { type: 'rate-chart', id: 'chart', pair: evil, days: 9 },
    { type: 'file', id: 'file', mediaId: evil, title: evil },
  ]
  const terms = [{ id: evil, axis: 'topic' as const, name: evil, slug: evil }]
  const bylines = [{ bylineId: evil, name: evil, slug: evil }]
  const card = aRichCard({ id: evil, path: evil, headline: evil, standfirst: evil, bylines, terms })
  const piece = aRichPublished({
    text: anArticleText({
      headline: evil,
      standfirst: evil,
      dateline: evil,
      bylines,
      sourcesNote: evil,
      body,
    }),
    terms,
    recoveredFrom: { day: null, origin: evil },
    corrections: [aCorrectionNote({ publicNote: evil })],
    disclosures: [{ name: evil, disclosure: evil }],
    path: evil,
  })
  const item = { label: evil, href: evil }
  const frame = aRichFrame({
    siteName: evil,
    tagline: evil,
    sections: [item],
    countries: [item],
    footer: [item],
    editions: [{ ...item, edition: 'en' }],
    ticker: [aTickerLine({ classic: evil, source: { code: evil, name: evil, isInvented: false } })],
  })
  const gone = { state: 'withdrawn' as const, reason: evil, at: new Date(0) }
  const models: PageModel[] = [
    { type: 'article', article: piece, ...alone, laterCoverage: [card], isOldRevision: true },
    {
      type: 'front',
      lead: card,
      secondary: [card],
      latest: [card],
      byCountry: [{ name: evil, href: evil, cards: [card] }],
      opinion: [card],
      briefs: [card],
      wholes: [],
    },
    {
      type: 'listing',
      elsewhere: [],
      feedPath: null,
      paging: aPaging(),
      wholes: [],
      title: evil,
      label: evil,
      about: evil,
      cards: [card],
      below: [{ ...item, count: 1 }],
      above: [item],
    },
    {
      type: 'history',
      article: piece,
      lines: [
        {
          publishedNumber: 1,
          revisedAt: new Date(0),
          headline: evil,
          correction: aCorrectionNote({ publicNote: evil }),
        },
      ],
    },
    {
      ...{ type: 'search', asked: evil, everywhere: false, fault: null, isCut: false },
      hits: [
        {
          card: aRichCard({ headline: evil, path: evil }),
          edition: 'ru',
          passage: [{ text: evil, isFound: true }],
        },
      ],
      paging: aPaging({ previous: evil, next: evil, pages: 3, page: 2 }),
    },
    {
      type: 'corrections',
      corrections: [{ ...aCorrectionNote({ publicNote: evil }), headline: evil, path: evil }],
      paging: aPaging({ previous: evil, next: evil, pages: 3, page: 2 }),
    },
    {
      type: 'static-page',
      edition: 'en',
      title: evil,
      body,
      version: { number: 1, at: new Date(0) },
    },
    { type: 'message', status: 410, title: evil, message: evil, gone },
  ]

  it.each(models.map((model) => [model.type, model] as const))(
    'stays text in every field: %s',
    (_type, model) => {
      const html = renderHtml(
        frame,
        aPage(model, { title: evil, description: evil, canonicalPath: evil }),
      )
      expect(html).toContain('&lt;script&gt;')
      const { rest } = takeStructuredData(html)
      // Pictures of our own begin otherwise than the planted one.
      expect(rest).not.toMatch(/<script|<img (?!class=)|<b>/i)
      // Outside of quoted values no attribute begins with "on".
      expect(rest.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+\s*=/i)
    },
  )
})
