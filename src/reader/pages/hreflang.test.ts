import { beforeAll, describe, expect, it } from 'vitest'
import { ensureTerm } from '#articles/terms.ts'
import { transact } from '#platform/database.ts'
import { aByline, aPublishedArticle, aSite } from '../../../test/support/builders.ts'
import { listEventsAfter } from '../../../test/support/list-events-after.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
const SITE = 'https://paper.example'

beforeAll(async () => {
  const { db } = database
  await aSite(db, { editions: ['en', 'ru', 'kk'] })
  const names = [
    { edition: 'en' as const, name: 'Trade', slug: 'trade' },
    { edition: 'ru' as const, name: 'Торговля', slug: 'torgovlya' },
  ]
  const term = { axis: 'topic' as const, code: 'trade', position: 0, names }
  const { id } = await transact(db, (tx) => ensureTerm(tx, term))
  const bylines = [await aByline(db, 'A. Writer')]
  const at = new Date('2025-08-10T06:00:00Z')
  for (const edition of ['en', 'ru'] as const) {
    await aPublishedArticle(db, { edition, slug: 'bridge', at, text: { terms: [id], bylines } })
  }
  for (let n = 0; n < 13; n += 1) {
    await aPublishedArticle(db, { at: new Date('2026-11-10T06:00:00Z') })
  }
})

async function alternates(path: string): Promise<string[]> {
  const answer = await aReaderApp(database.db).request(path)
  expect(answer.status, path).toBe(200)
  const html = await answer.text()
  const links = html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)
  return [...links].map(([, language, href]) => `${language} ${href?.slice(SITE.length)}`)
}

describe('a listing leads to itself', () => {
  it.each([
    ['/topic/trade', ['en /topic/trade', 'ru /ru/topic/torgovlya', 'x-default /topic/trade']],
    [
      '/ru/topic/torgovlya',
      ['en /topic/trade', 'ru /ru/topic/torgovlya', 'x-default /topic/trade'],
    ],
    [
      '/kk/kind/news',
      ['en /kind/news', 'ru /ru/kind/news', 'kk /kk/kind/news', 'x-default /kind/news'],
    ],
    ['/archive', ['en /archive', 'ru /ru/archive', 'kk /kk/archive', 'x-default /archive']],
    [
      '/ru/archive/2025/08',
      ['en /archive/2025/08', 'ru /ru/archive/2025/08', 'x-default /archive/2025/08'],
    ],
  ])('in the editions that have it: %s', async (path, expected) => {
    expect(await alternates(path)).toEqual(expected)
  })

  it('where there is another, and from its first page', async () => {
    expect(await alternates('/archive/2026/11/10')).toEqual([])
    expect(await alternates('/archive?page=2')).toEqual([])
  })

  it('and learns of an edition that comes to have it', async () => {
    const running = aReaderApp(database.db)
    const html = async () => (await running.request('/archive/2026/11/10')).text()
    expect(await html()).not.toContain('hreflang="kk" href')
    const { rows } = await database.pool.query('select max(seq) as seq from events')
    const at = new Date('2026-11-10T06:00:00Z')
    await aPublishedArticle(database.db, { edition: 'kk', slug: 'kopir', at })
    for (const event of await listEventsAfter(database.db, rows[0].seq)) running.drop(event.tags)
    expect(await html()).toContain(`hreflang="kk" href="${SITE}/kk/archive/2026/11/10"`)
  })
})
