import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anAccount, anArticle, anArticleText, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { saveWorkingCopy } from './save-working-copy.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const save = (articleId: string, expectedVersion: number, headline: string, accountId?: string) =>
  transact(database.db, (tx) =>
    saveWorkingCopy(tx, {
      actor: accountId ? { accountId } : operator,
      articleId,
      expectedVersion,
      text: anArticleText({ headline }),
    }),
  )

test('a save on the version that one began with is kept, with who saved', async () => {
  const articleId = await anArticle(database.db)
  const accountId = await anAccount(database.db)
  expect(await save(articleId, 1, 'Second words', accountId)).toEqual({ ok: true, version: 2 })
  const copy = await database.db
    .selectFrom('working_copies')
    .select(['headline', 'updated_by'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  expect(copy).toEqual({ headline: 'Second words', updated_by: accountId })
})

test('of two saves at once one is told of the other, and nothing is lost', async () => {
  const articleId = await anArticle(database.db)
  const outcomes = await Promise.all([save(articleId, 1, 'Mine'), save(articleId, 1, 'Theirs')])
  expect(outcomes.toSorted((a, b) => Number(a.ok) - Number(b.ok))).toEqual([
    { ok: false, reason: 'conflict', version: 2 },
    { ok: true, version: 2 },
  ])
})
