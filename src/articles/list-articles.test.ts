import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  aPublishedArticle,
  aSite,
  aTerm,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { listArchive } from './list-archive.ts'
import { listArticles, listWholeArticles } from './list-articles.ts'
import { listCorrections } from './list-corrections.ts'
import { byline, day, kind, latest, month, recovered, term, year } from './listing-keys.ts'
import type { ArticleDay } from './published-article.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

async function idsIn(listing: string, offset = 0, limit = 100) {
  const { cards, total } = await listArticles(database.db, {
    edition: 'en',
    listing,
    offset,
    limit,
  })
  return { ids: cards.map((card) => card.id), total }
}
const hour = (n: number) => new Date(Date.UTC(2024, 0, 10, n))

describe('a listing', () => {
  test('shows what a card needs', async () => {
    const section = await aTerm(database.db, { axis: 'section', name: 'Roads' })
    const topic = await aTerm(database.db, { axis: 'topic', name: 'Bridges' })
    const by = await aByline(database.db, 'Aigul Example')
    const { articleId, path } = await aPublishedArticle(database.db, {
      at: hour(1),
      text: { headline: 'Bridge', terms: [topic, section], bylines: [by], kind: 'interview' },
    })
    const at = hour(5)
    const text = { headline: 'Long bridge', terms: [topic, section], bylines: [by] }
    await aCorrection(database.db, articleId, { at, text: { ...text, kind: 'interview' } })
    const page = { edition: 'en', listing: byline(by.bylineId), offset: 0, limit: 5 } as const
    expect(await listArticles(database.db, page)).toEqual({
      total: 1,
      cards: [
        {
          id: articleId,
          path,
          headline: 'Long bridge',
          standfirst: 'Lorries cross from Monday',
          kind: 'interview',
          labels: [],
          picture: null,
          dateline: 'NARYN',
          bylines: [by],
          terms: [
            { id: section, axis: 'section', name: 'Roads', slug: 'roads' },
            { id: topic, axis: 'topic', name: 'Bridges', slug: 'bridges' },
          ],
          firstPublishedAt: hour(1),
          day: { from: '2024-01-10', to: '2024-01-10', basis: 'recorded' },
          newestNote: { kind: 'correction', at },
        },
      ],
    })
    for (const listing of [term(section), term(topic), kind('interview')]) {
      expect((await idsIn(listing)).ids).toContain(articleId)
    }
  })

  test('pages from newest to oldest without a gap, whichever end a page is near', async () => {
    const topic = await aTerm(database.db)
    const ids: string[] = []
    for (let n = 0; n < 7; n += 1) {
      // Two of them at the same moment.
      const at = hour(Math.min(n, 5))
      ids.unshift(
        (await aPublishedArticle(database.db, { at, text: { terms: [topic] } })).articleId,
      )
    }
    for (const limit of [1, 2, 3, 7, 10]) {
      const pages = []
      for (let offset = 0; offset < 7; offset += limit) {
        pages.push(await idsIn(term(topic), offset, limit))
      }
      expect(pages.flatMap((page) => page.ids)).toEqual(ids)
      expect(new Set(pages.map((page) => page.total))).toEqual(new Set([7]))
    }
    expect(await idsIn(term(topic), 8, 3)).toEqual({ ids: [], total: 7 })
  })

  const known: [ArticleDay | null, string[]][] = [
    [
      { from: '2019-08-18', to: '2019-08-18', basis: 'stated' },
      [latest, year('2019'), month('2019-08'), day('2019-08-18')],
    ],
    [
      { from: '2019-08-01', to: '2019-08-31', basis: 'inferred' },
      [latest, recovered, year('2019'), month('2019-08')],
    ],
    [
      { from: '2019-07-31', to: '2019-08-01', basis: 'inferred' },
      [latest, recovered, year('2019')],
    ],
    [{ from: '2018-12-31', to: '2019-01-01', basis: 'inferred' }, [latest, recovered]],
    [{ from: null, to: '2019-08-18', basis: 'not-after-capture' }, [recovered]],
    [null, [recovered]],
  ]
  test.each(known)(
    'of days holds a piece only where all of %o lies inside',
    async (of, listings) => {
      const topic = await aTerm(database.db)
      const text = { terms: [topic] }
      const { articleId } = await aPublishedArticle(database.db, { day: of, text })
      const rows = await database.db
        .selectFrom('listings')
        .select('listing')
        .where('article_id', '=', articleId)
        .execute()
      const found = rows.map((row) => row.listing).toSorted()
      expect(found).toEqual([...listings, kind('news'), term(topic)].toSorted())
    },
  )

  test('orders imported pieces by their own day, not by that of their import', async () => {
    const topic = await aTerm(database.db)
    const on = (date: string) => {
      const exact = { from: date, to: date, basis: 'stated' } as const
      return aPublishedArticle(database.db, { day: exact, text: { terms: [topic] } })
    }
    const [august, july] = [await on('2019-08-18'), await on('2019-07-01')]
    expect((await idsIn(term(topic))).ids).toEqual([august.articleId, july.articleId])
  })
})

test('the archive counts pieces by year, month and day, newest first', async () => {
  const archive = (within: string) => listArchive(database.db, { edition: 'en', within })
  const on = (from: string, to = from) =>
    aPublishedArticle(database.db, { day: { from, to, basis: 'inferred' } })
  await on('2011-03-04')
  await on('2011-03-04')
  await on('2011-03-05')
  await on('2011-03-01', '2011-03-31')
  await on('2011-12-31')
  expect((await archive('')).filter((found) => found.period < '2015')).toEqual([
    { period: '2011', count: 5 },
  ])
  expect(await archive('2011')).toEqual([
    { period: '2011-12', count: 1 },
    { period: '2011-03', count: 4 },
  ])
  expect(await archive('2011-03')).toEqual([
    { period: '2011-03-05', count: 1 },
    { period: '2011-03-04', count: 2 },
  ])
  expect(await listArchive(database.db, { edition: 'ru', within: '' })).toEqual([])
})

test('whole pieces come in the order asked for, without those that are not public', async () => {
  const [one, two, gone] = await Promise.all([1, 2, 3].map(() => aPublishedArticle(database.db)))
  const ids = [two, gone, one].map((piece) => String(piece?.articleId))
  await transact(database.db, (tx) =>
    withdrawArticle(tx, { actor: operator, articleId: String(gone?.articleId), reason: 'Wrong.' }),
  )
  const pieces = await listWholeArticles(database.db, ids)
  expect(pieces.map((piece) => piece.path)).toEqual([two?.path, one?.path])
})

test('corrections are listed newest first, with what the piece is called now', async () => {
  const edition = 'en'
  const before = await listCorrections(database.db, { edition, offset: 0, limit: 100 })
  const { articleId, path } = await aPublishedArticle(database.db)
  const note = (publicNote: string, headline: string) =>
    aCorrection(database.db, articleId, { publicNote, text: { headline } })
  await note('First note.', 'First words')
  await note('Second note.', 'Second words')
  const { corrections, total } = await listCorrections(database.db, {
    edition,
    offset: 0,
    limit: 2,
  })
  expect(total).toBe(before.total + 2)
  expect(corrections).toMatchObject([
    { publicNote: 'Second note.', headline: 'Second words', path, publishedNumber: 3 },
    { publicNote: 'First note.', headline: 'Second words', path, publishedNumber: 2 },
  ])
  await transact(database.db, (tx) =>
    withdrawArticle(tx, { actor: operator, articleId, reason: 'Wrong.' }),
  )
  const after = await listCorrections(database.db, { edition, offset: 0, limit: 100 })
  expect(after).toEqual(before)
})
