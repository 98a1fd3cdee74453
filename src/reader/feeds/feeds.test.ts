import { parseFeed } from '@rowanmanning/feed-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  aPublishedArticle,
  aSite,
  aTerm,
} from '../../../test/support/builders.ts'
import { listEventsAfter } from '../../../test/support/list-events-after.ts'
import { readXml, textsIn } from '../../../test/support/read-xml.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
const SITE = 'https://paper.example'
const HOSTILE = `<script>"A" & 'B'</script> ]]> 5 < 6 · ₸ ғә`

let bridge: { articleId: string; path: string }
let toll: { articleId: string; path: string }

beforeAll(async () => {
  const { db } = database
  await aSite(db, { editions: ['en', 'ru'] })
  const trade = await aTerm(db, { axis: 'section', name: 'Trade & tolls', slug: 'trade' })
  const byline = await aByline(db, 'A. Writer')
  bridge = await aPublishedArticle(db, {
    slug: 'bridge',
    at: new Date('2026-11-10T06:00:00Z'),
    text: { headline: HOSTILE, standfirst: HOSTILE, terms: [trade], bylines: [byline] },
  })
  toll = await aPublishedArticle(db, {
    slug: 'toll',
    at: new Date('2026-11-12T06:00:00Z'),
    text: { headline: 'A toll', kind: 'opinion', standfirst: '', terms: [trade] },
  })
  await aCorrection(db, toll.articleId, {
    at: new Date('2026-11-13T06:00:00Z'),
    publicNote: 'The toll is 40 soms, not 30.',
    text: { headline: 'A toll', kind: 'opinion', standfirst: '', terms: [trade] },
  })
  await aPublishedArticle(db, {
    slug: 'found-again',
    day: { from: null, to: '2019-11-09', basis: 'not-after-capture' },
    text: { headline: 'Rescued', terms: [trade] },
  })
  await aPublishedArticle(db, {
    slug: 'printed-before',
    day: { from: '2019-11-09', to: '2019-11-09', basis: 'stated' },
    text: { headline: 'Printed before', terms: [trade] },
  })
  await aPublishedArticle(db, { slug: 'most', edition: 'ru', text: { headline: 'Мост открыт' } })
})

const app = () => aReaderApp(database.db)

async function feed(path: string) {
  const answer = await app().request(path)
  const text = await answer.text()
  expect(answer.status, path).toBe(200)
  return { answer, text, type: answer.headers.get('content-type') }
}

/** As a program of somebody else reads it, which for XML must be well-formed throughout. */
async function readFeed(path: string) {
  const { text, ...rest } = await feed(path)
  return { ...rest, texts: (name: string) => textsIn(readXml(text), name), feed: parseFeed(text) }
}

const jsonFeedSchema = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  language: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  items: z.array(
    z.object({
      id: z.string(),
      url: z.url(),
      title: z.string(),
      content_text: z.string(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime().optional(),
      authors: z.array(z.object({ name: z.string(), url: z.url() })).optional(),
      tags: z.array(z.string()).optional(),
    }),
  ),
})

async function readJson(path: string) {
  const { text, ...rest } = await feed(path)
  return { ...rest, feed: jsonFeedSchema.parse(JSON.parse(text)) }
}

describe.each(['xml', 'atom'] as const)('the front page as feed.%s', (format) => {
  it('gives each piece as it is, newest first, to another reader', async () => {
    const { feed: read, type, texts } = await readFeed(`/feed.${format}`)
    expect(type).toMatch(format === 'xml' ? /^application\/rss\+xml/ : /^application\/atom\+xml/)
    expect(read.title).toBe('The Valley Post')
    expect(read.language).toBe('en')
    expect(read.self).toBe(`${SITE}/feed.${format}`)
    expect(read.items.map((item) => item.title)).toEqual(['A toll', HOSTILE, 'Printed before'])
    const [newest, older, oldest] = read.items
    expect(older).toMatchObject({
      id: `urn:uuid:${bridge.articleId}`,
      url: SITE + bridge.path,
      published: new Date('2026-11-10T06:00:00Z'),
    })
    expect(older?.authors.map(({ name }) => name)).toEqual(['A. Writer'])
    expect(older?.categories.map(({ label, term }) => label ?? term)).toEqual(['Trade & tolls'])
    expect(newest?.categories.map(({ label, term }) => label ?? term)).toContain('Opinion')
    const updated = texts(format === 'xml' ? 'atom:updated' : 'updated')
    expect(updated).toContain('2026-11-13T06:00:00.000Z')
    expect(newest?.description ?? newest?.content).toContain('The toll is 40 soms, not 30.')
    // In Bishkek the day begins at 18:00 UTC of the one before.
    expect(oldest?.published).toEqual(new Date('2019-11-08T18:00:00Z'))
  })

  it('holds the letters of a headline and no markup, be the description read as HTML', async () => {
    const { texts } = await readFeed(`/feed.${format}`)
    expect(texts('title')).toContain(HOSTILE)
    const [description] = texts(format === 'xml' ? 'description' : 'summary').filter((text) =>
      text.includes('script'),
    )
    const asText = format === 'xml' ? unescapeOnce(description ?? '') : description
    expect(asText).toBe(HOSTILE)
    if (format === 'xml') expect(description).not.toMatch(/<|&(?!lt;|gt;|amp;|quot;|#39;)/)
  })
})

describe('the JSON feed', () => {
  it('says the same', async () => {
    const { feed: read, type } = await readJson('/feed.json')
    expect(type).toMatch(/^application\/feed\+json/)
    expect(read.items.map((item) => item.title)).toEqual(['A toll', HOSTILE, 'Printed before'])
    expect(read.items[0]).toMatchObject({
      url: SITE + toll.path,
      date_published: '2026-11-12T06:00:00.000Z',
      date_modified: '2026-11-13T06:00:00.000Z',
      tags: ['Opinion', 'Trade & tolls'],
    })
    expect(read.items[1]?.authors).toEqual([{ name: 'A. Writer', url: `${SITE}/author/a-writer` }])
    expect(read.items[1]?.date_modified).toBeUndefined()
  })

  it.each([
    ['/section/trade/feed.json', 'Trade & tolls · The Valley Post', 3],
    ['/kind/opinion/feed.json', 'Opinion · The Valley Post', 1],
    ['/author/a-writer/feed.json', 'A. Writer · The Valley Post', 1],
    ['/ru/feed.json', 'The Valley Post', 1],
    ['/ru/kind/opinion/feed.json', 'Мнения · The Valley Post', 0],
  ])('stands under a listing: %s', async (path, title, length) => {
    const { feed: read } = await readJson(path)
    expect(read).toMatchObject({ title, language: path.startsWith('/ru') ? 'ru' : 'en' })
    expect(read.feed_url).toBe(SITE + path)
    expect(read.home_page_url).toBe(SITE + path.replace('/feed.json', ''))
    expect(read.items).toHaveLength(length)
  })

  it('of the corrections gives each with its note', async () => {
    const { feed: read } = await readJson('/corrections/feed.json')
    expect(read.items).toMatchObject([
      {
        title: 'Correction: A toll',
        content_text: 'The toll is 40 soms, not 30.',
        url: SITE + toll.path,
        date_published: '2026-11-13T06:00:00.000Z',
      },
    ])
  })
})

describe('a feed', () => {
  it.each([
    '/no/feed.xml',
    '/section/none/feed.xml',
    '/feed.xml.txt',
    '/feed.rss',
    '/kind/x/feed.json',
  ])('is not at %s', async (path) => {
    expect((await app().request(path)).status).toBe(404)
  })

  it('that is known already costs a 304', async () => {
    const { answer } = await feed('/feed.atom')
    const etag = answer.headers.get('etag') ?? ''
    const again = await app().request('/feed.atom', { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it('is kept until a piece in it changes, and loses one that is withdrawn', async () => {
    const { db } = database
    const running = app()
    const titles = async () => (await running.request('/feed.json')).text()
    const piece = await aPublishedArticle(db, { slug: 'brief', text: { headline: 'For an hour' } })
    expect(await titles()).toContain('For an hour')
    const before = running.cache.counts().misses
    await titles()
    expect(running.cache.counts().misses).toBe(before)
    const heard = await lastSeq()
    await transact(db, (tx) =>
      withdrawArticle(tx, { actor: operator, articleId: piece.articleId, reason: 'A mistake.' }),
    )
    for (const event of await listEventsAfter(db, heard)) running.drop(event.tags)
    expect(await titles()).not.toContain('For an hour')
  })
})

describe('a page', () => {
  it('leads to its own feeds, to the eye and to programs', async () => {
    const html = await (await app().request('/section/trade')).text()
    for (const [type, format] of [
      ['application/rss+xml', 'xml'],
      ['application/atom+xml', 'atom'],
      ['application/feed+json', 'json'],
    ]) {
      expect(html).toMatch(
        new RegExp(
          `<link rel="alternate" type="${type?.replace('+', '\\+')}"[^>]* href="/section/trade/feed.${format}"`,
        ),
      )
    }
    expect(html).toContain('<a class="nav-link" href="/section/trade/feed.xml">RSS</a>')
    const article = await (await app().request(bridge.path)).text()
    expect(article).toContain('href="/feed.xml"')
  })
})

async function lastSeq(): Promise<string> {
  const { rows } = await database.pool.query<{ seq: string }>('select max(seq) as seq from events')
  return rows[0]?.seq ?? '0'
}

function unescapeOnce(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
