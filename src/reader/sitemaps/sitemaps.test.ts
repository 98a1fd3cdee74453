import { beforeAll, describe, expect, it } from 'vitest'
import {
  aByline,
  aCorrection,
  aPublishedArticle,
  aSite,
  aTerm,
} from '../../../test/support/builders.ts'
import { readXml, textsIn } from '../../../test/support/read-xml.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { partName } from './sitemap-part.ts'
import { writeSitemap } from './sitemap-xml.ts'

const database = useTestDatabase()
const SITE = 'https://paper.example'
const app = () => aReaderApp(database.db)

let bridge: { articleId: string; path: string }
let most: { path: string }
let fresh: { path: string }

beforeAll(async () => {
  const { db } = database
  await aSite(db, { editions: ['en', 'ru'] })
  await aTerm(db, { axis: 'section', name: 'Trade', slug: 'trade' })
  const byline = await aByline(db, 'A. Writer')
  bridge = await aPublishedArticle(db, {
    slug: 'bridge',
    at: new Date('2025-08-10T06:00:00Z'),
    text: { headline: 'Bridge & tolls', bylines: [byline] },
  })
  await aCorrection(db, bridge.articleId, {
    at: new Date('2025-08-11T06:00:00Z'),
    text: { headline: 'Bridge & tolls', bylines: [byline] },
  })
  const { work_id: workId } = await db
    .selectFrom('articles')
    .select('work_id')
    .where('id', '=', bridge.articleId)
    .executeTakeFirstOrThrow()
  most = await aPublishedArticle(db, {
    slug: 'most',
    edition: 'ru',
    workId,
    at: new Date('2025-08-12T06:00:00Z'),
  })
  await aPublishedArticle(db, { slug: 'sampled', text: { labels: ['sample'] } })
  await aPublishedArticle(db, {
    slug: 'rescued',
    day: { from: null, to: '2019-11-09', basis: 'not-after-capture' },
  })
  fresh = await aPublishedArticle(db, { slug: 'fresh', text: { headline: `"5" < 6 & 'so'` } })
})

async function read(path: string) {
  const answer = await app().request(path)
  const text = await answer.text()
  expect(answer.status, text).toBe(200)
  expect(answer.headers.get('content-type')).toContain('application/xml')
  return readXml(text)
}

describe('the sitemap', () => {
  it('leads to parts that hold every page once, each of which answers', async () => {
    const parts = textsIn(await read('/sitemap.xml'), 'loc')
    expect(parts.slice(0, 2)).toEqual([
      `${SITE}/sitemaps/pages.xml`,
      `${SITE}/sitemaps/undated.xml`,
    ])
    expect(parts).toContain(`${SITE}/sitemaps/2025-08.xml`)
    expect(parts).toContain(`${SITE}/ru/sitemaps/2025-08.xml`)
    const urls: string[] = []
    for (const part of parts) urls.push(...textsIn(await read(part.slice(SITE.length)), 'loc'))
    expect(new Set(urls).size).toBe(urls.length)
    for (const path of [bridge.path, most.path, fresh.path, '/recovered/rescued', '/ru', '/']) {
      expect(urls).toContain(SITE + path)
    }
    for (const path of ['/section/trade', '/author/a-writer', '/kind/opinion', '/rates']) {
      expect(urls).toContain(SITE + path)
    }
    expect(urls.filter((url) => url.includes('sampled'))).toEqual([])
    for (const url of urls) {
      expect((await app().request(url.slice(SITE.length))).status, url).toBe(200)
    }
  })

  it('tells when a piece changed, and where it stands in other languages', async () => {
    const found = await read('/sitemaps/2025-08.xml')
    expect(textsIn(found, 'lastmod')).toEqual(['2025-08-11T06:00:00.000Z'])
    const links = found.filter(({ name }) => name === 'xhtml:link')
    expect(links.map(({ attributes: { hreflang, href } }) => [hreflang, href])).toEqual([
      ['en', SITE + bridge.path],
      ['ru', SITE + most.path],
      ['x-default', SITE + bridge.path],
    ])
  })

  it.each([
    '/sitemaps/2025-07.xml',
    '/sitemaps/2025-08-2.xml',
    '/sitemaps/x.xml',
    '/ru/sitemap.xml',
  ])('has nothing at %s', async (path) => {
    expect((await app().request(path)).status).toBe(404)
  })

  it('counts the parts of a month that is too long for one', () => {
    expect(partName('month:2025-08', 1)).toBe('2025-08')
    expect(partName('month:2025-08', 2)).toBe('2025-08-2')
    expect(partName('recovered', 3)).toBe('undated-3')
  })

  it('holds whatever an address holds', () => {
    const url = `https://x.example/a?b='1'&c=<2>`
    expect(textsIn(readXml(writeSitemap([{ url }])), 'loc')).toEqual([url])
  })
})

describe('the news sitemap', () => {
  it('holds what was published in the last two days, as it is called', async () => {
    const found = await read('/news-sitemap.xml')
    expect(textsIn(found, 'loc')).toEqual([SITE + fresh.path])
    expect(textsIn(found, 'news:title')).toEqual([`"5" < 6 & 'so'`])
    expect(textsIn(found, 'news:name')).toEqual(['The Valley Post'])
    expect(textsIn(found, 'news:language')).toEqual(['en'])
    expect(Date.parse(textsIn(found, 'news:publication_date')[0] ?? '')).not.toBeNaN()
  })
})

describe('robots.txt', () => {
  it('leads to the sitemaps and keeps programs from searching', async () => {
    const running = app()
    const answer = await running.request('/robots.txt')
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const lines = (await answer.text()).split('\n')
    expect(lines).toContain(`Sitemap: ${SITE}/sitemap.xml`)
    expect(lines).toContain(`Sitemap: ${SITE}/news-sitemap.xml`)
    expect(lines).toContain('Disallow: /ru/search')
    expect(running.cache.find('suffix /robots.txt')).not.toBeNull()
  })
})

describe('security.txt', () => {
  it('says whom to tell, and for how long that is true', async () => {
    const answer = await app().request('/.well-known/security.txt')
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const text = await answer.text()
    const fields = new Map(
      text
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    )
    expect(fields.get('Contact')).toMatch(/^mailto:.+@.+/)
    expect(fields.get('Canonical')).toBe(`${SITE}/.well-known/security.txt`)
    expect(fields.get('Preferred-Languages')).toBe('en, ru')
    const days = (Date.parse(fields.get('Expires') ?? '') - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(90)
    expect(days).toBeLessThan(365)
  })

  it('leads to the contact page where the address was expunged', async () => {
    const { pool } = database
    await pool.query(`update site set contact = '{"email": "[…]", "address": ""}'`)
    const text = await (await app().request('/.well-known/security.txt')).text()
    expect(text).toContain(`Contact: ${SITE}/contact\n`)
  })
})
