import { describe, expect, it } from 'vitest'
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
import { takeStructuredData } from '../../../test/support/structured-data-in.ts'
import type { Frame, ListingModel, Page, PageModel } from '../page-models.ts'
import { renderHtml } from '../render-html.tsx'
import { styleElement } from '../stylesheet.ts'

/** Without the style sheet, whose words are not the page's. */
const render = (model: PageModel, frame: Frame = aFrame(), other: Partial<Page> = {}) =>
  renderHtml(frame, aPage(model, other)).replace(String(styleElement), '')

const article = (of = aPublished(), isOldRevision = false): PageModel => ({
  type: 'article',
  article: of,
  earlier: [],
  related: null,
  laterCoverage: [],
  isOldRevision,
})

const listing = (other: Partial<ListingModel> = {}): ListingModel => ({
  type: 'listing',
  elsewhere: [],
  feedPath: null,
  title: 'Economy',
  label: 'Section',
  about: '',
  cards: [],
  paging: aPaging({ from: 0, to: 0, total: 0 }),
  below: [],
  above: [],
  wholes: [],
  ...other,
})

/** What is seen of a page, without its mark-up. */
const seen = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')

describe('the front page', () => {
  it('gives each country a heading of its own, also where two begin with one piece', () => {
    const cards = [aCard()]
    const byCountry = ['kz', 'kg'].map((name) => ({ name, href: `/ru/country/${name}`, cards }))
    const html = render({
      ...{
        type: 'front',
        lead: null,
        secondary: [],
        latest: cards,
        opinion: [],
        briefs: [],
        wholes: [],
      },
      byCountry,
    })
    const ids = [...html.matchAll(/ id="(strip-[^"]*)"/g)].map((match) => match[1])
    expect(ids).toEqual([
      'strip-latest',
      'strip-country-ru-country-kz',
      'strip-country-ru-country-kg',
    ])
  })
})

describe('the frame', () => {
  it('is whole where the paper has next to nothing', () => {
    const html = render(listing())
    expect(html).toMatch(/^<!doctype html><html lang="en" dir="ltr" class="latin">/)
    expect(html).toContain('<a class="skip" href="#content">')
    expect(html).not.toContain('class="ticker"')
    expect(html).not.toContain('<ul></ul>')
  })

  it('names every landmark once and says where one is', () => {
    const frame = aRichFrame()
    const html = render(listing(), frame, { canonicalPath: '/section/economy?page=2' })
    const names = [...html.matchAll(/<nav[^>]* aria-label="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(names).size).toBe(names.length)
    expect(html).toMatch(/href="\/section\/economy" aria-current="page"/)
  })

  it('points to its other forms and its one address', () => {
    const html = render(listing(), aFrame(), { canonicalPath: '/section/economy?page=2' })
    expect(html).toContain('rel="canonical" href="https://paper.example/section/economy?page=2"')
    expect(html).toContain('type="text/plain" href="/section/economy.txt?page=2"')
    expect(html).toContain('type="text/markdown" href="/section/economy.md?page=2"')
  })

  it('has no script that is run, and no style but the sheet of all pages', () => {
    for (const model of [article(aRichPublished(), true), listing({ cards: [aRichCard()] })]) {
      const { data, rest } = takeStructuredData(render(model, aRichFrame()))
      expect(JSON.parse(data)).toHaveProperty('@context', 'https://schema.org')
      expect(rest).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i)
    }
  })
})

describe('the ticker', () => {
  const html = () => render(listing(), aRichFrame())

  it('has one caption, and says of the lines that differ what is theirs', () => {
    expect(seen(html())).toContain('Sample rates, invented, 20 November 2026')
    expect(seen(html())).toMatch(/KZT\/USD = 0\.00194 0% .{0,80} \(19 November 2026\)/)
  })

  it('says what is derived, not confirmed, behind its time, or fixed by decision', () => {
    const frame = aRichFrame({
      ticker: [
        aTickerLine({ fixedSince: '2015-01-01' }),
        aTickerLine({ method: 'cross', quality: 'suspect', state: 'late' }),
      ],
    })
    const text = seen(render(listing(), frame))
    expect(text).toContain('as of 20 November 2026 (official, fixed since 1 January 2015)')
    expect(text).toContain(
      'as of 20 November 2026 (derived from the table of the Sample source; not confirmed; new figure late)',
    )
  })

  it('shows the direction by shape, and says all of a line to those who hear it', () => {
    expect(seen(html())).toContain(
      'TJS/USD = 0.10879 -0.18% ▼ Tajik somoni: 0.10879 US dollars, down 0.18 percent, as of 20 November 2026',
    )
    expect(seen(html())).toContain('KGS/USD = 0.01144 0.2% ▲')
    expect(seen(html())).toContain('TMT/USD = — Turkmen manat: no official rate is known yet')
  })

  it('hides its second copy and the pause of a movement that only the style sheet makes', () => {
    expect(html()).toMatch(/<ul class="ticker-lines ticker-copy" hidden="" aria-hidden="true">/)
    expect(html()).toMatch(
      /<input type="checkbox" id="ticker-pause" class="ticker-pause" hidden=""/,
    )
    expect(html()).toMatch(/<label for="ticker-pause"[^>]*hidden="">Hold the rates still<\/label>/)
  })
})

describe('a card', () => {
  it('leaves out what a piece does not have', () => {
    const html = render(listing({ cards: [aCard()] }))
    expect(html).not.toMatch(/chips|card-standfirst|card-country/)
    expect(seen(html)).toContain('Bridge opens20 November 2026')
  })

  it('says what must be known before reading', () => {
    const text = seen(render(listing({ cards: [aRichCard()] })))
    expect(text).toContain('Opinion Sample')
    expect(text).toContain('Kyrgyzstan · 20 November 2026 · By A. Writer Corrected 21 November')
  })

  it('does not call each piece of a sample paper a sample, which the strip over the page says', () => {
    const text = seen(render(listing({ cards: [aRichCard()] }), aRichFrame()))
    expect(text).toContain('This is a sample newspaper')
    expect(text).not.toContain('Opinion Sample')
    expect(seen(render(article(aRichPublished()), aRichFrame()))).toContain(
      'This is a sample piece',
    )
  })

  it.each([
    ['correction', 'Corrected 21'],
    ['clarification', 'Corrected 21'],
    ['update', 'Updated 21'],
    ['reply', 'Reply added 21'],
  ] as const)('says of a piece whose newest note is a %s: %s', (kind, words) => {
    const newestNote = { kind, at: new Date('2026-11-21T05:00:00Z') }
    expect(seen(render(listing({ cards: [aCard({ newestNote })] })))).toContain(words)
  })

  it('does not pretend to know the day of a recovered piece', () => {
    const html = render(listing({ cards: [aCard({ day: null })] }))
    expect(seen(html)).toContain('Undated')
    expect(html).not.toContain('<time datetime="2026-11-20"')
  })
})

describe('a listing', () => {
  it('says where it is in how many, and how to go on', () => {
    const paging = aPaging({ page: 58, pages: 126, from: 691, to: 696, total: 1505 })
    const steps = { previous: '/x?page=57', next: '/x?page=59' }
    const html = render(listing({ cards: [aCard()], paging: { ...paging, ...steps } }))
    expect(seen(html)).toContain('Viewing results 691–696 of 1,505')
    expect(html).toContain('<link rel="prev" href="/x?page=57"/>')
    expect(html).toMatch(/aria-current="page" aria-label="Page 58"/)
    expect(html).toContain('href="/somewhere?page=126"')
    expect(html).toMatch(/<a href="\/somewhere" aria-label="Page 1"/)
  })

  it('says so where it is empty', () => {
    expect(seen(render(listing()))).toContain('Nothing has been published here yet.')
  })
})

describe('an article', () => {
  it('shows a plain piece without empty parts', () => {
    const html = render(article())
    expect(seen(html)).toContain('Published 20 November 2026 at 11:00 GMT+6')
    expect(html).not.toMatch(/class="(chips|standfirst|byline|correction|notice|later|filed)/)
  })

  it('shows a rich one with its newest correction above and all of them below', () => {
    const html = render(article(aRichPublished()))
    const text = seen(html)
    expect(text).toContain('By A. Writer, B. Writer')
    expect(text).toContain('Undated; not later than 15 December 2025')
    expect(html.indexOf('Buses cross too.')).toBeLessThan(html.indexOf('piece-body'))
    expect(html.lastIndexOf('90 metres')).toBeGreaterThan(html.indexOf('piece-foot'))
    expect(html).toContain('href="/2026/11/20/bridge?rev=2"')
    expect(html).toContain('<a href="/ru/2026/11/20/most" hreflang="ru" lang="ru">Русский</a>')
  })

  it('leads to itself in other editions, and to the front page of those that lack it', () => {
    const editions = [
      { edition: 'ru' as const, label: 'Русский', href: '/ru', current: true },
      { edition: 'en' as const, label: 'English', href: '/' },
      { edition: 'kk' as const, label: 'Қазақша', href: '/kk' },
    ]
    const path = '/ru/2026/11/20/most'
    const otherEditions = [
      { edition: 'en' as const, path: '/2026/11/20/bridge', origin: 'original' as const },
    ]
    const frame = aFrame({ edition: 'ru', homePath: '/ru', editions })
    const piece = article(aPublished({ edition: 'ru', path, otherEditions }))
    const html = render(piece, frame, { canonicalPath: path })
    const attributes = 'class="nav-link" href='
    expect(html).toContain(`<a ${attributes}"/2026/11/20/bridge" lang="en" hreflang="en">`)
    expect(html).toContain(`<a ${attributes}"/kk" lang="kk" hreflang="kk">`)
    const alternates = [
      ...html.matchAll(/<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/g),
    ]
    expect(alternates.map(([, lang, href]) => `${lang} ${href}`)).toEqual([
      'en https://paper.example/2026/11/20/bridge',
      'ru https://paper.example/ru/2026/11/20/most',
      'x-default https://paper.example/2026/11/20/bridge',
    ])
  })

  it('has no other address where no other edition has it', () => {
    expect(render(article(), aRichFrame())).not.toContain('rel="alternate" hreflang')
  })

  it('marks an old revision, and shows no note about what was changed after it', () => {
    const old = aRichPublished({ publishedNumber: 1, corrections: [aCorrectionNote()] })
    const html = render(article(old, true), aFrame(), { noindex: true })
    expect(seen(html)).toContain('You are reading version 1.')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(html.indexOf('90 metres')).toBeGreaterThan(html.indexOf('piece-foot'))
  })

  it('keeps headings in order', () => {
    const html = render(article(aRichPublished()), aRichFrame())
    const levels = [...html.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [i, level] of levels.entries()) {
      expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1)
    }
  })
})
