import { beforeAll, describe, expect, it } from 'vitest'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { transact } from '#platform/database.ts'
import { savePage } from '#site/static-pages.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  aLinkTo,
  aParagraph,
  aPublishedArticle,
  aSite,
  aTerm,
} from '../../../test/support/builders.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
const app = () => aReaderApp(database.db)

async function page(path: string) {
  const answer = await app().request(path)
  const html = await answer.text()
  return { status: answer.status, html, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') }
}

const at = (day: number) => new Date(Date.UTC(2026, 10, day, 6))

let bridge: { articleId: string; path: string }

beforeAll(async () => {
  const { db } = database
  await aSite(db)
  const economy = await aTerm(db, { axis: 'section', name: 'Trade', slug: 'trade' })
  const kg = await aTerm(db, { axis: 'country', name: 'Kyrgyzstan', slug: 'kg' })
  const byline = await aByline(db, 'A. Writer')
  bridge = await aPublishedArticle(db, {
    slug: 'bridge',
    at: at(10),
    text: { headline: 'Bridge opens', terms: [economy, kg], bylines: [byline] },
  })
  await aCorrection(db, bridge.articleId, {
    at: at(11),
    publicNote: 'The bridge is 90 metres long.',
    text: { headline: 'Bridge opens at last', terms: [economy, kg], bylines: [byline] },
  })
  await aPublishedArticle(db, {
    slug: 'toll',
    at: at(12),
    text: {
      headline: 'A toll for the bridge',
      kind: 'opinion',
      labels: ['sample'],
      body: [aParagraph(), aLinkTo(bridge.path)],
    },
  })
  for (let n = 1; n <= 13; n += 1) {
    const text = { headline: `Brief ${n}`, kind: 'brief', terms: [economy] } as const
    await aPublishedArticle(db, { at: at(13), text: { ...text, terms: [economy] } })
  }
  await transact(db, (tx) =>
    savePage(tx, {
      actor: operator,
      edition: 'en',
      slug: 'ownership',
      title: 'Who owns us',
      body: [aParagraph('A society of readers.')],
    }),
  )
})

describe('the front page', () => {
  it('shows the lead, the latest, countries, opinion and briefs', async () => {
    const { status, text, html } = await page('/')
    expect(status).toBe(200)
    expect(text).toContain('Bridge opens at last')
    expect(text).toContain('Kyrgyzstan')
    expect(text).toContain('A toll for the bridge')
    expect(text).toContain('Brief 13')
    expect(html).toContain('rel="canonical" href="https://paper.example/"')
  })
})

describe('an article', () => {
  it('is shown as it is now, with what was corrected and what came later', async () => {
    const { status, text } = await page(bridge.path)
    expect(status).toBe(200)
    expect(text).toContain('Bridge opens at last')
    expect(text).toContain('The bridge is 90 metres long.')
    expect(text).toMatch(/Later coverage.*A toll for the bridge/)
  })

  it('keeps each revision, which is marked and kept from search engines', async () => {
    const old = await app().request(`${bridge.path}?rev=1`)
    const html = await old.text()
    expect(html).toContain('<h1>Bridge opens</h1>')
    expect(html).toContain('You are reading version 1.')
    expect(html).toContain(`rel="canonical" href="https://paper.example${bridge.path}"`)
    expect(old.headers.get('X-Robots-Tag')).toBe('noindex')
    expect((await page(`${bridge.path}?rev=2`)).text).not.toContain('You are reading version')
  })

  it.each(['0', '3', 'x', '01', '99999999'])('has no revision %s', async (rev) => {
    expect((await page(`${bridge.path}?rev=${rev}`)).status).toBe(404)
  })

  it('has a history', async () => {
    const { status, text } = await page(`${bridge.path}/history`)
    expect(status).toBe(200)
    expect(text).toMatch(/Version 2 .*current.*Bridge opens at last.*Version 1/)
    expect((await page('/2026/11/10/no-such/history')).status).toBe(404)
  })

  it('is kept from search engines where it is a sample', async () => {
    const sample = await app().request('/2026/11/12/toll')
    expect(sample.headers.get('X-Robots-Tag')).toBe('noindex')
    expect(await sample.text()).toContain('<meta name="robots" content="noindex"/>')
    expect((await app().request(bridge.path)).headers.has('X-Robots-Tag')).toBe(false)
  })

  it('answers 410 with the reason once it is withdrawn, also for its history', async () => {
    const { articleId, path } = await aPublishedArticle(database.db, { at: at(1) })
    const reason = 'The photograph showed another bridge.'
    await transact(database.db, (tx) => withdrawArticle(tx, { actor: operator, articleId, reason }))
    for (const address of [path, `${path}?rev=1`, `${path}/history`, `${path}.txt`, `${path}.md`]) {
      const gone = await page(address)
      expect(gone.status).toBe(410)
      expect(gone.text).toContain(reason)
    }
  })
})

describe('a listing', () => {
  it('is paged, and says what it shows of how many', async () => {
    const first = await page('/section/trade')
    expect(first.text).toContain('Viewing results 1–12 of 14')
    expect(first.html).toContain('<link rel="next" href="/section/trade?page=2"/>')
    const second = await page('/section/trade?page=2')
    expect(second.text).toContain('Viewing results 13–14 of 14')
    expect(second.text).toContain('Bridge opens at last')
    expect(second.html).toContain('href="https://paper.example/section/trade?page=2"')
  })

  it('takes no notice of what it does not know', async () => {
    const { status, html } = await page('/section/trade?page=1&utm_source=x')
    expect(status).toBe(200)
    expect(html).toContain('rel="canonical" href="https://paper.example/section/trade"')
  })

  it.each(['/section/trade?page=3', '/section/trade?page=0', '/section/trade?page=x'])(
    'has no page %s',
    async (path) => {
      expect((await page(path)).status).toBe(404)
    },
  )

  it.each([
    ['/country/kg', 'Kyrgyzstan'],
    ['/author/a-writer', 'A. Writer'],
    ['/kind/opinion', 'Opinion'],
    ['/kind/brief', 'Briefs'],
    ['/archive', 'Archive'],
    ['/archive/2026', '2026'],
    ['/archive/2026/11', 'November 2026'],
    ['/archive/2026/11/10', '10 November 2026'],
  ])('is found at %s', async (path, title) => {
    const { status, html } = await page(path)
    expect(status).toBe(200)
    expect(html).toContain(`<h1>${title}</h1>`)
  })

  it.each([
    '/section/none',
    '/topic/trade',
    '/author/none',
    '/kind/none',
    '/archive/2025',
    '/archive/2026/13',
    '/archive/2026/02/30',
    '/archive/2026/11/09',
    '/archive/2026/1',
    '/archive/0000',
  ])('is not found at %s', async (path) => {
    expect((await page(path)).status).toBe(404)
  })

  it('shows an empty section as one', async () => {
    const { status, text } = await page('/section/politics')
    expect([status, text.includes('Nothing has been published here yet.')]).toEqual([404, false])
    await aTerm(database.db, { axis: 'section', name: 'Quiet', slug: 'quiet' })
    expect((await page('/section/quiet')).text).toContain('Nothing has been published here yet.')
  })

  it('counts what lies below a part of the archive', async () => {
    expect((await page('/archive/2026')).text).toMatch(/November 2026 15 pieces/)
    expect((await page('/archive/2026/11')).text).toMatch(/13 November 2026 13 pieces/)
  })
})

describe('the corrections', () => {
  it('are listed with the pieces that they are about', async () => {
    const { status, text } = await page('/corrections')
    expect(status).toBe(200)
    expect(text).toMatch(/Correction, 11 November 2026 Bridge opens at last The bridge is 90/)
    expect((await page('/corrections?page=2')).status).toBe(404)
  })
})

describe('a standing page', () => {
  it('says which version it is', async () => {
    const { status, text } = await page('/ownership')
    expect(status).toBe(200)
    expect(text).toMatch(/Who owns us.*A society of readers\..*Version 1, /)
  })
})
