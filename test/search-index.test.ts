import { beforeAll, expect, test } from 'vitest'
import { expungePassage } from '#articles/expunge.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { transact } from '#platform/database.ts'
import { countJobs } from '#platform/queue-state.ts'
import { indexArticles } from '#search/index-articles.ts'
import { catchUpIndex, compareIndex } from '#search/reindex.ts'
import { searchArticles } from '#search/search-articles.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aCorrection,
  aParagraph,
  aPublishedArticle,
  aSite,
  twoPersons,
} from './support/builders.ts'
import { useTestDatabase } from './support/test-database.ts'

const database = useTestDatabase()

beforeAll(() => aSite(database.db))

async function search(text: string): Promise<string[]> {
  const asked = { editions: ['en' as const], text, offset: 0, limit: 50 }
  return (await searchArticles(database.db, asked))?.articleIds ?? []
}

test('the index follows what is published, corrected and withdrawn', async () => {
  const { db } = database
  const { due } = await countJobs(db)
  const { articleId } = await aPublishedArticle(db, { text: { headline: 'Zeppelin' } })
  expect((await countJobs(db)).due).toBe(due + 1)
  expect(await search('zeppelin')).toEqual([])
  expect(await compareIndex(db)).toEqual({ pieces: 1, missing: 1, left: 0 })
  expect(await catchUpIndex(db)).toBe(1)
  expect(await search('zeppelin')).toEqual([articleId])

  await aCorrection(db, articleId, { text: { headline: 'Airship' } })
  expect(await compareIndex(db)).toMatchObject({ missing: 1 })
  await transact(db, (tx) => indexArticles(tx, [articleId]))
  expect(await search('zeppelin')).toEqual([])
  expect(await search('airship')).toEqual([articleId])

  const withdrawal = { actor: operator, articleId, reason: 'It never flew.' }
  await transact(db, (tx) => withdrawArticle(tx, withdrawal))
  // Before anything has followed.
  expect(await search('airship')).toEqual([])
  expect(await compareIndex(db)).toEqual({ pieces: 0, missing: 0, left: 1 })
  await catchUpIndex(db)
  expect(await compareIndex(db)).toEqual({ pieces: 0, missing: 0, left: 0 })
})

test('what is expunged leaves the index in the same transaction, and does not come back', async () => {
  const { db } = database
  const text = { headline: 'A witness', body: [aParagraph('Her name was Zarina Qodirova then.')] }
  const { articleId } = await aPublishedArticle(db, { text })
  await catchUpIndex(db)
  expect(await search('qodirova')).toEqual([articleId])
  const passage = 'Zarina Qodirova'
  const persons = await twoPersons(db)
  const order = { ...persons, articleId, passage, reasonClass: 'personal-data' as const }
  expect(await transact(db, (tx) => expungePassage(tx, order))).toMatchObject({ ok: true })
  expect(await search('witness')).toEqual([])
  await catchUpIndex(db)
  expect(await search('witness')).toEqual([articleId])
  expect(await search('qodirova')).toEqual([])
  const { rows } = await database.pool.query('select words::text as words from search_entries')
  expect(JSON.stringify(rows)).not.toContain('qodir')
})
