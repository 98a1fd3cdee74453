import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticle, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { listPieces } from './list-pieces.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

test('pieces of every state are listed, newest first, as many as wanted', async () => {
  const at = new Date('2025-08-18T06:00:00Z')
  const old = await aPublishedArticle(database.db, { at, text: { headline: 'Old' } })
  const gone = await aPublishedArticle(database.db, { text: { headline: 'Gone' } })
  const draft = await anArticle(database.db, { text: { headline: 'Draft' } })
  const { articleId } = gone
  await transact(database.db, (tx) =>
    withdrawArticle(tx, { actor: operator, articleId, reason: 'It was wrong.' }),
  )
  expect(await listPieces(database.db, { limit: 10 })).toMatchObject([
    { id: draft, state: 'never', path: null, headline: 'Draft' },
    { id: articleId, state: 'withdrawn', path: gone.path, headline: 'Gone' },
    { id: old.articleId, state: 'published', path: old.path, headline: 'Old', at },
  ])
  expect(await listPieces(database.db, { limit: 1 })).toHaveLength(1)
})
