import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aCorrection,
  aLinkTo,
  anArticle,
  aPublishedArticle,
  aSite,
  aTable,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { listLaterCoverage } from './list-later-coverage.ts'
import { publishArticle } from './publish-article.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const at = (day: number) => new Date(Date.UTC(2025, 7, day))
const laterThan = async (articleId: string) =>
  (await listLaterCoverage(database.db, articleId)).map((card) => card.id)

test('an older piece shows newer public ones that link to it, newest first', async () => {
  const older = await aPublishedArticle(database.db, { at: at(1) })
  const linking = { text: { body: [aLinkTo(`${older.path}#later`)] } }
  const second = await aPublishedArticle(database.db, { at: at(2), ...linking })
  const third = await aPublishedArticle(database.db, { at: at(3), ...linking })
  await anArticle(database.db, linking)
  expect(await laterThan(older.articleId)).toEqual([third.articleId, second.articleId])
  expect(await laterThan(second.articleId)).toEqual([])

  await aCorrection(database.db, second.articleId, { text: { body: [aLinkTo(second.path)] } })
  expect(await laterThan(older.articleId)).toEqual([third.articleId])
  const { articleId } = third
  await transact(database.db, (tx) =>
    withdrawArticle(tx, { actor: operator, articleId, reason: 'Wrong.' }),
  )
  expect(await laterThan(older.articleId)).toEqual([])
  await transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId }))
  expect(await laterThan(older.articleId)).toEqual([third.articleId])
})

test('a link from an older piece is no later coverage; one in a table counts', async () => {
  const newer = await aPublishedArticle(database.db, { at: at(20) })
  await aPublishedArticle(database.db, { at: at(19), text: { body: [aLinkTo(newer.path)] } })
  expect(await laterThan(newer.articleId)).toEqual([])
  const table = aTable([['See']])
  table.rows[0]?.[0]?.marks.push({ type: 'link', href: newer.path, start: 0, end: 3 })
  const inTable = await aPublishedArticle(database.db, { at: at(21), text: { body: [table] } })
  expect(await laterThan(newer.articleId)).toEqual([inTable.articleId])
})
