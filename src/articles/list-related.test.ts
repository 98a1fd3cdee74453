import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { aLinkTo, aPublishedArticle, aSite, aTerm } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { listEarlierCoverage, listOfListing } from './list-related.ts'
import { term } from './listing-keys.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const at = (day: number) => new Date(Date.UTC(2025, 7, day))
const ids = (cards: { id: string }[]) => cards.map((card) => card.id)
const withdraw = (articleId: string) =>
  transact(database.db, (tx) =>
    withdrawArticle(tx, { actor: operator, articleId, reason: 'Wrong.' }),
  )

test('earlier coverage is what a piece links to, newest first, as long as it is public', async () => {
  const first = await aPublishedArticle(database.db, { at: at(1) })
  const second = await aPublishedArticle(database.db, { at: at(2) })
  const newer = await aPublishedArticle(database.db, { at: at(9) })
  const body = [first, second, newer].map(({ path }) => aLinkTo(path))
  const own = await aPublishedArticle(database.db, { at: at(3), text: { body } })
  const earlier = async () => ids(await listEarlierCoverage(database.db, own.articleId))
  expect(await earlier()).toEqual([second.articleId, first.articleId])
  await withdraw(second.articleId)
  expect(await earlier()).toEqual([first.articleId])
  expect(await listEarlierCoverage(database.db, first.articleId)).toEqual([])
})

test('more of a listing is its newest without those named', async () => {
  const topic = await aTerm(database.db, { axis: 'topic', code: 'water', name: 'Water' })
  const pieces: string[] = []
  for (const day of [11, 12, 13, 14]) {
    const text = { terms: [topic] }
    pieces.unshift((await aPublishedArticle(database.db, { at: at(day), text })).articleId)
  }
  const [newest = '', second = '', third] = pieces
  const of = { edition: 'en', listing: term(topic), limit: 2 } as const
  expect(ids(await listOfListing(database.db, { ...of, but: [second] }))).toEqual([newest, third])
  await withdraw(newest)
  expect(ids(await listOfListing(database.db, { ...of, but: [] }))).toEqual([second, third])
})
