import { beforeAll, expect, test } from 'vitest'
import type { Body } from '#contract/body.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { newsroomInput } from '../../test/support/newsroom-input.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { initSite } from './init-site.ts'
import { newsroomSchema } from './newsroom.ts'
import { findPage, listPages, savePage } from './static-pages.ts'

const database = useTestDatabase()

const saying = (text: string): Body => [{ type: 'paragraph', id: 'p001', text, marks: [] }]

const save = (slug: string, title: string, text: string, edition: 'en' | 'ru' = 'en') =>
  transact(database.db, (tx) =>
    savePage(tx, { actor: operator, slug, edition, title, body: saying(text) }),
  )

beforeAll(async () => {
  const input = newsroomSchema.parse(newsroomInput({ editions: ['en', 'ru'] }))
  await transact(database.db, (tx) => initSite(tx, { actor: operator, input }))
})

test('each save that says something new is a version, and the old versions stay', async () => {
  expect(await save('about', 'About', 'We are two people.')).toBe(1)
  expect(await save('about', 'About', 'We are three people.')).toBe(2)
  expect(await save('about', 'About', 'We are three people.')).toBe(2)
  expect(await findPage(database.db, { slug: 'about', edition: 'en' })).toMatchObject({
    title: 'About',
    body: saying('We are three people.'),
    version: { number: 2 },
  })
  const versions = await database.db.selectFrom('page_versions').select('number').execute()
  expect(versions).toHaveLength(2)
})

test('an edition without its own text shows the default edition’s, and says so', async () => {
  expect(await findPage(database.db, { slug: 'about', edition: 'ru' })).toMatchObject({
    title: 'About',
    edition: 'en',
  })
  await save('about', 'О нас', 'Нас трое.', 'ru')
  expect(await findPage(database.db, { slug: 'about', edition: 'ru' })).toMatchObject({
    title: 'О нас',
    edition: 'ru',
    version: { number: 1 },
  })
  expect(await findPage(database.db, { slug: 'nothing', edition: 'ru' })).toBeNull()
})

test('pages are listed in the order in which they came, under the titles they show', async () => {
  await save('contact', 'Write to us', 'desk@example.org')
  expect(await listPages(database.db, 'en')).toEqual([
    { slug: 'about', title: 'About', edition: 'en' },
    { slug: 'contact', title: 'Write to us', edition: 'en' },
  ])
  await save('contact', 'Contact', 'desk@example.org')
  expect(await listPages(database.db, 'ru')).toEqual([
    { slug: 'about', title: 'О нас', edition: 'ru' },
    { slug: 'contact', title: 'Contact', edition: 'en' },
  ])
})

test('a new title makes every page old, a new text only its own', async () => {
  const from = (await listEventsAfter(database.db, '0')).at(-1)?.seq ?? '0'
  await save('contact', 'Contact', 'By post only.')
  await save('contact', 'How to reach us', 'By post only.')
  const events = await listEventsAfter(database.db, from)
  expect(events.map((event) => event.tags)).toEqual([
    ['static-page:contact'],
    ['static-page:contact', 'site'],
  ])
})
