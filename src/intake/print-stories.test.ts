import { beforeAll, expect, test } from 'vitest'
import { resolveAddress } from '#articles/resolve-address.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { printStories } from './print-stories.ts'
import { readStory } from './read-story.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

/** Noon in the newsroom's town. */
const now = new Date('2026-03-02T06:00:00Z')

const story = (front: string, text = 'It is open.') =>
  readStory(`---\nheadline: A bridge\nkind: news\n${front}\n---\n${text}\n`, 'bridge.md')

const printAll = (...stories: ReturnType<typeof story>[]) =>
  transact(database.db, (tx) => printStories(tx, { actor: operator, stories, labels: [], now }))

const correction = 'correction: { kind: correction, note: It is shut., at: 2026-03-02T11:00+06:00 }'

test('a file becomes a piece, at the moment it names or now', async () => {
  const [then, today] = await printAll(
    story(
      'slug: bridge\npublishedAt: 2026-02-27T10:00+06:00\nbylines: [{ name: Асель, slug: asel }]',
    ),
    story('slug: road'),
  )
  expect([then?.path, today?.path]).toEqual(['/2026/02/27/bridge', '/2026/03/02/road'])
  expect(await resolveAddress(database.db, '/2026/02/27/bridge')).toMatchObject({
    article: {
      firstPublishedAt: new Date('2026-02-27T04:00:00Z'),
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
