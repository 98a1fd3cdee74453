import { expect, test } from 'vitest'
import { listHistory } from '#articles/find-revision.ts'
import { resolveAddress } from '#articles/resolve-address.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { transact } from '#platform/database.ts'
import { projectFile } from '#platform/project-file.ts'
import { findRate } from '#rates/find-rate.ts'
import { createRateStore } from '#rates/rate-store.ts'
import { listTicker } from '#rates/ticker.ts'
import { findAuditFault, operator } from '#staff/audit-log.ts'
import { anEmptySampleNewsroom } from '../../test/support/sample-newsroom.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { loadSamples } from './load-samples.ts'

const database = useTestDatabase()
const store = useTestMedia()
const dir = projectFile('samples')
const LIBRARY = '/2026/11/16/district-library-reopens'

const article = async (path: string) => {
  const resolved = await resolveAddress(database.db, path)
  if (resolved?.kind !== 'article') throw new Error(`no article at ${path}`)
  return resolved.article
}

test('without a newsroom there is nothing to load them into', async () => {
  await expect(loadSamples(database.db, { dir, media: store.media })).rejects.toThrow(/chapar init/)
})

// It publishes some ninety pieces one by one, which a busy machine does slowly.
test('every story is published once, with its own date, as a sample', {
  timeout: 120_000,
}, async () => {
  await anEmptySampleNewsroom(database.db)
  expect(await loadSamples(database.db, { dir, media: store.media })).toEqual({
    loaded: true,
    stories: 94,
  })
  const rows = await database.db.selectFrom('articles').select('public_state').execute()
  expect(rows).toHaveLength(87)
  const piece = await article('/2026/11/10/ashgabat-seed-swap')
  expect(piece.firstPublishedAt).toEqual(new Date('2026-11-10T08:20:00Z'))
  expect(piece.text.labels).toEqual(['sample'])
  expect(piece.terms.map((term) => term.name)).toEqual([
    'Society',
    'Environment',
    'Turkmenistan',
    'Education',
  ])
  expect(await findAuditFault(database.db)).toBeNull()
})

test('its corrections are revisions with a note, and unchanged blocks keep their ids', async () => {
  const newest = await article(LIBRARY)
  expect(newest.corrections.map((c) => [c.publishedNumber, c.kind])).toEqual([
    [2, 'correction'],
    [3, 'update'],
  ])
  expect(newest.corrections[0]?.at).toEqual(new Date('2026-11-18T05:20:00Z'))
  expect((await listHistory(database.db, newest.id)).map((l) => l.publishedNumber)).toEqual([
    3, 2, 1,
  ])
  const rows = await database.db
    .selectFrom('revisions')
    .select(['body', 'published_number'])
    .where('article_id', '=', newest.id)
    .where('published_number', 'is not', null)
    .orderBy('published_number')
    .execute()
  const ids = rows.map((row) => (row.body as { id: string }[]).map((block) => block.id))
  // The second version changed two digits of one paragraph, the third added a paragraph.
  expect(ids[1]).toEqual(ids[0])
  expect(ids[2]?.filter((id) => !ids[1]?.includes(id))).toHaveLength(1)
})

test('links to earlier stories lead to their addresses', async () => {
  const { text } = await article('/2026/11/18/winter-water')
  const links = JSON.stringify(text.body).match(/"href":"[^"]+"/g)
  expect(links).toContain('"href":"/2026/11/13/mary-canal-cleaning"')
})

test('a translation is the same work in another language, with terms in its own words', async () => {
  const piece = await article('/kk/2025/08/18/kazakhstan-ai-rollout')
  expect(piece.otherEditions).toEqual([
    { edition: 'en', path: '/2025/08/18/kazakhstan-ai-rollout', origin: 'original' },
    { edition: 'ru', path: '/ru/2025/08/18/kazakhstan-ai-rollout', origin: 'translation' },
  ])
  const names = ['Технология', 'Саясат', 'Қазақстан', 'Деректер', 'Білім']
  expect(piece.terms.map((term) => term.name)).toEqual(names)
  expect(JSON.stringify(piece.text.body)).toContain('"/kk/2025/08/15/breaches-sixteen-million"')
})

test('the ticker shows the newest sample fixings', async () => {
  const table = await createRateStore({ db: database.db }).load()
  const at = { today: '2026-11-21', now: new Date('2026-11-21T06:00:00Z') }
  const { lines } = listTicker(table, ['TJS/USD', 'TMT/USD'], at)
  expect(lines.map((line) => line.classic)).toEqual([
    'TJS/USD = 0.10879 -0.18%',
    'TMT/USD = 0.28571 0%',
  ])
})

test('the rates go back two years, invented and the same each time, and none looks like an error', async () => {
  const rows = await database.db
    .selectFrom('rate_observations')
    .select((e) => ['quote', 'quality', e.fn.countAll<string>().as('count')])
    .select((e) => e.fn.min('effective_date').as('first'))
    .where('source', '=', 'sample')
    .groupBy(['quote', 'quality'])
    .orderBy('quote')
    .execute()
  expect(rows.map(({ quote, quality, first }) => [quote, quality, first])).toEqual(
    ['KGS', 'KZT', 'TJS', 'TMT', 'UZS'].map((quote) => [quote, 'good', '2024-11-22']),
  )
  for (const { count } of rows) expect(Number(count)).toBeGreaterThan(500)
  const table = await createRateStore({ db: database.db }).load()
  expect(findRate(table, { base: 'USD', quote: 'TJS', on: '2025-11-20' })).toMatchObject({
    text: '9.0686',
    source: { code: 'sample', isInvented: true },
  })
})

test('the second time nothing is loaded, and what was withdrawn stays so', async () => {
  const { id } = await article(LIBRARY)
  await transact(database.db, (tx) =>
    withdrawArticle(tx, { actor: operator, articleId: id, reason: 'A try.' }),
  )
  expect(await loadSamples(database.db, { dir, media: store.media })).toEqual({
    loaded: false,
    stories: 0,
  })
  expect(await resolveAddress(database.db, LIBRARY)).toMatchObject({ kind: 'gone' })
})
