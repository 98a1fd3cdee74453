import { beforeAll, expect, it } from 'vitest'
import { listArticles } from '#articles/list-articles.ts'
import { latest } from '#articles/listing-keys.ts'
import type { ArticleDay } from '#articles/published-article.ts'
import type { Byline } from '#contract/article.ts'
import { aByline, aPublishedArticle, aSite, aTerm } from '../../../test/support/builders.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()

async function page(path: string) {
  const answer = await aReaderApp(database.db).request(path)
  return { status: answer.status, html: await answer.text() }
}

let byline: Byline
const notLater = (to: string): ArticleDay => ({ from: null, to, basis: 'not-after-capture' })

beforeAll(async () => {
  const { db } = database
  await aSite(db)
  expect((await page('/recovered')).status).toBe(404)
  const trade = await aTerm(db, { axis: 'section', name: 'Trade', slug: 'trade' })
  byline = await aByline(db, 'A. Writer')
  const text = { terms: [trade], bylines: [byline], standfirst: 'In short.' }
  const dated = { from: '2019-03-01', to: '2019-03-01', basis: 'stated' } as const
  const days: [string, ArticleDay | null][] = [
    ['Old and dated', dated],
    ['Not after 2020', notLater('2020-01-01')],
    ['Not after 2025', notLater('2025-12-15')],
    ['Of no day at all', null],
    ['Of two days', { from: '2024-05-01', to: '2024-05-02', basis: 'inferred' }],
  ]
  for (const [headline, day] of days) {
    await aPublishedArticle(db, { day, text: { ...text, headline } })
  }
})

const inOrder = (html: string, ...headlines: string[]) => {
  const places = headlines.map((headline) => html.indexOf(`>${headline}<`))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}

it('pieces whose exact day is not known have a listing of their own', async () => {
  const { html } = await page('/recovered')
  inOrder(html, 'Of two days', 'Not after 2025', 'Not after 2020', 'Of no day at all')
  expect(html).not.toContain('Old and dated')
  expect(html).not.toContain('noindex')
  expect((await page('/recovered?page=2')).status).toBe(404)
  expect((await page('/archive')).html).toContain('href="/recovered"')
})

it.each(['/section/trade', '/kind/news', '/author/a-writer'])(
  'on %s they stand after everything dated',
  async (path) => {
    const { html } = await page(path)
    inOrder(html, 'Old and dated', 'Not after 2025', 'Not after 2020', 'Of no day at all')
  },
)

it.each(['/', '/archive', '/archive/2025', '/archive/2025/12/15', '/archive/2020/01/01'])(
  '%s shows none without an earliest day',
  async (path) => {
    const { html } = await page(path)
    for (const headline of ['Not after 2025', 'Not after 2020', 'Of no day at all']) {
      expect(html).not.toContain(headline)
    }
  },
)

it('the latest pieces, of which feeds are made, hold none, and none tells a date of publication', async () => {
  const asked = { edition: 'en', listing: latest, offset: 0, limit: 10 } as const
  const { cards } = await listArticles(database.db, asked)
  expect(cards.map(({ headline }) => headline)).toEqual(['Of two days', 'Old and dated'])
  const { cards: undated } = await listArticles(database.db, { ...asked, listing: 'recovered' })
  for (const { path } of undated) {
    expect(path).toMatch(/^\/recovered\//)
    expect((await page(path)).html).not.toContain('datePublished')
  }
})
