import { beforeAll, expect, test } from 'vitest'
import { resolveAddress } from '#articles/resolve-address.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { printStories } from './print-stories.ts'
import { readStory } from './read-story.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db, { editions: ['en', 'ru'] }))

/** Noon in the newsroom's town. */
const now = new Date('2026-03-02T06:00:00Z')

const story = (front: string, text = 'It is open.') =>
  readStory(`---\nheadline: A bridge\nkind: news\n${front}\n---\n${text}\n`, 'bridge.md')

const printAll = (...stories: ReturnType<typeof story>[]) =>
  transact(database.db, (tx) => printStories(tx, { actor: operator, stories, labels: [], now }))

const correction = 'correction: { kind: correction, note: It is shut. }'

test('a file becomes a piece now, and a day that it names is the day of the piece', async () => {
  const [then, today] = await printAll(
    story(
      'slug: bridge\npublishedAt: 2026-02-27T10:00+06:00\nbylines: [{ name: Асель, slug: asel }]',
    ),
    story('slug: road'),
  )
  expect([then?.path, today?.path]).toEqual(['/2026/02/27/bridge', '/2026/03/02/road'])
  expect(await resolveAddress(database.db, '/2026/02/27/bridge')).toMatchObject({
    article: {
      firstPublishedAt: now,
      day: { from: '2026-02-27', to: '2026-02-27', basis: 'stated' },
      text: { labels: [], bylines: [{ name: 'Асель', slug: 'asel' }] },
    },
  })
})

test('a correction comes in a file of its own, later too', async () => {
  const [line] = await printAll(story(`slug: bridge\n${correction}`, 'It is shut.'))
  expect(line).toMatchObject({ path: '/2026/02/27/bridge', publishedNumber: 2 })
  const resolved = await resolveAddress(database.db, '/2026/02/27/bridge')
  expect(resolved).toMatchObject({ article: { corrections: [{ publicNote: 'It is shut.' }] } })
})

test('a moment of today is that of publication', async () => {
  await printAll(story('slug: morning\npublishedAt: 2026-03-02T09:00+06:00'))
  expect(await resolveAddress(database.db, '/2026/03/02/morning')).toMatchObject({
    article: { firstPublishedAt: new Date('2026-03-02T03:00:00Z'), day: { basis: 'recorded' } },
  })
})

test('nothing is published that is still to come', async () => {
  await expect(printAll(story('slug: late\npublishedAt: 2026-03-02T13:00+06:00'))).rejects.toThrow(
    'bridge.md: publishedAt, 2026-03-02T07:00:00.000Z, is still to come; a file cannot be scheduled.',
  )
  const early = correction.replace(' }', ', at: 2026-03-02T13:00+06:00 }')
  await expect(printAll(story(`slug: bridge\n${early}`, 'It is red.'))).rejects.toThrow(
    /correction\.at, .* is still to come/,
  )
})

test('no correction is older than what it corrects', async () => {
  const early = correction.replace(' }', ', at: 2019-01-01T00:00Z }')
  await expect(printAll(story(`slug: bridge\n${early}`, 'It is red.'))).rejects.toThrow(
    /older than what it corrects/,
  )
})

test('a piece and its correction may come at once, in any order', async () => {
  const lines = await printAll(
    story(`slug: both\n${correction}`, 'It is shut.'),
    story('slug: both'),
  )
  expect(lines.map((line) => line.publishedNumber)).toEqual([1, 2])
})

test('a withdrawn piece comes back with the text of a file, when that is asked for', async () => {
  const [line] = await printAll(story('slug: back\npublishedAt: 2026-02-20T10:00+06:00'))
  const path = line?.path ?? ''
  const resolved = await resolveAddress(database.db, path)
  const articleId = resolved?.kind === 'article' ? resolved.article.id : ''
  const reason = 'It is being checked.'
  const file = story('slug: back\npublishedAt: 2026-02-20T10:00+06:00', 'It is open again.')
  const again = () =>
    transact(database.db, (tx) =>
      printStories(tx, { actor: operator, stories: [file], labels: [], now, again: true }),
    )
  await expect(again()).rejects.toThrow('no piece back was withdrawn')
  await transact(database.db, (tx) => withdrawArticle(tx, { actor: operator, articleId, reason }))
  await expect(printAll(file)).rejects.toThrow(/was withdrawn; --again/)
  expect(await again()).toMatchObject([{ path, publishedNumber: 2 }])
  expect(await resolveAddress(database.db, path)).toMatchObject({
    article: { text: { body: [{ text: 'It is open again.' }] }, day: { basis: 'stated' } },
  })
})

test('the same file twice is no second piece', async () => {
  await expect(printAll(story('slug: road'))).rejects.toThrow(
    'bridge.md: there is a piece at /2026/03/02/road already; a change to it is a correction.',
  )
  expect(await resolveAddress(database.db, '/2026/03/02/road-2')).toBeNull()
})

test('a story may link to one that is published already, or with it and older', async () => {
  const at = (hour: number) => `publishedAt: 2026-03-01T${hour}:00+06:00`
  await printAll(
    story(`slug: newer\n${at(12)}`, 'See [this](story:older) and [that](story:bridge).'),
    story(`slug: older\n${at(11)}`),
  )
  const resolved = await resolveAddress(database.db, '/2026/03/01/newer')
  expect(JSON.stringify(resolved)).toContain('"href":"/2026/03/01/older"')
  expect(JSON.stringify(resolved)).toContain('"href":"/2026/02/27/bridge"')
})

test('a translation joins the work of its original, which may come with it', async () => {
  const at = 'publishedAt: 2026-02-28T10:00+06:00'
  const russian = `slug: bridge-two\nedition: ru\ntranslationOf: bridge-two\n${at}`
  const lines = await printAll(
    story(russian, 'Он открыт.'),
    story(`slug: bridge-two\n${at}`),
    story(`${russian}\n${correction}`, 'Он закрыт.'),
  )
  expect(lines.map(({ path, publishedNumber }) => [path, publishedNumber])).toEqual([
    ['/2026/02/28/bridge-two', 1],
    ['/ru/2026/02/28/bridge-two', 1],
    ['/ru/2026/02/28/bridge-two', 2],
  ])
  expect(await resolveAddress(database.db, '/2026/02/28/bridge-two')).toMatchObject({
    article: { otherEditions: [{ edition: 'ru', path: '/ru/2026/02/28/bridge-two' }] },
  })
  const origins = await database.db
    .selectFrom('articles')
    .innerJoin('addresses', 'addresses.article_id', 'articles.id')
    .select(['edition', 'origin'])
    .where('path', 'like', '%/bridge-two')
    .orderBy('edition')
    .execute()
  expect(origins).toEqual([
    { edition: 'en', origin: 'original' },
    { edition: 'ru', origin: 'translation' },
  ])
})

test('a translation of nothing, or a second one into the same language, is refused', async () => {
  await expect(
    printAll(story('slug: lost\nedition: ru\ntranslationOf: lost-original')),
  ).rejects.toThrow(
    'bridge.md: it translates the story lost-original, which is not published in another edition.',
  )
  await expect(printAll(story('slug: same\ntranslationOf: bridge-two'))).rejects.toThrow(
    /which is not published in another edition/,
  )
  await expect(
    printAll(story('slug: again\nedition: ru\ntranslationOf: bridge-two')),
  ).rejects.toThrow('the story bridge-two has a piece in the edition ru already')
})

test('of several files all are published or none', async () => {
  await expect(
    printAll(
      story('slug: whole\npublishedAt: 2026-03-01T09:00+06:00'),
      story('slug: broken\nsections: [sport]'),
    ),
  ).rejects.toThrow('bridge.md: this newsroom has no section sport.')
  await expect(printAll(story(`slug: nothing\n${correction}`))).rejects.toThrow(/is not public/)
  expect(await resolveAddress(database.db, '/2026/03/01/whole')).toBeNull()
})
