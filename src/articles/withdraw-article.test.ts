import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticle, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findPublishedRevision, listHistory } from './find-revision.ts'
import { killArticle } from './kill-article.ts'
import { listArticles } from './list-articles.ts'
import { resolveAddress } from './resolve-address.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const at = new Date('2025-08-20T06:00:00Z')
const withdraw = (articleId: string, reason = 'The figures were not ours.') =>
  transact(database.db, (tx) => withdrawArticle(tx, { actor: operator, articleId, reason, at }))
const kill = (articleId: string, reason?: string) =>
  transact(database.db, (tx) =>
    killArticle(tx, { actor: operator, articleId, at, ...(reason && { reason }) }),
  )
const code = (name: string) => expect.objectContaining({ code: name })

describe('a withdrawn piece', () => {
  test('is gone with its reason, from listings and in all its revisions', async () => {
    const { articleId, path } = await aPublishedArticle(database.db)
    await withdraw(articleId)
    expect(await resolveAddress(database.db, path)).toEqual({
      kind: 'gone',
      articleId,
      gone: { state: 'withdrawn', reason: 'The figures were not ours.', at },
    })
    const listed = { edition: 'en', listing: 'latest', offset: 0, limit: 10 } as const
    expect(await listArticles(database.db, listed)).toEqual({ cards: [], total: 0 })
    expect(await findPublishedRevision(database.db, articleId, 1)).toBeNull()
    expect(await listHistory(database.db, articleId)).toEqual([])
  })

  test('needs a reason, and to have been public', async () => {
    const { articleId } = await aPublishedArticle(database.db)
    await expect(withdraw(articleId, ' ')).rejects.toEqual(code('reason-missing'))
    await withdraw(articleId)
    await expect(withdraw(articleId)).rejects.toEqual(code('article-not-public'))
    const draft = await anArticle(database.db)
    await expect(withdraw(draft)).rejects.toEqual(code('article-not-public'))
  })
})

describe('a killed piece', () => {
  test('is gone with its reason where it was public, which must be given', async () => {
    const { articleId, path } = await aPublishedArticle(database.db)
    await expect(kill(articleId)).rejects.toEqual(code('reason-missing'))
    await kill(articleId, 'A court ordered it.')
    expect(await resolveAddress(database.db, path)).toEqual({
      kind: 'gone',
      articleId,
      gone: { state: 'killed', reason: 'A court ordered it.', at },
    })
    await expect(kill(articleId, 'Again.')).rejects.toEqual(code('article-killed'))
  })

  test('keeps the reason for which it was withdrawn before', async () => {
    const { articleId, path } = await aPublishedArticle(database.db)
    await withdraw(articleId)
    await kill(articleId)
    expect(await resolveAddress(database.db, path)).toMatchObject({
      gone: { state: 'killed', reason: 'The figures were not ours.' },
    })
  })

  test('needs no reason where nobody saw it', async () => {
    const draft = await anArticle(database.db)
    await kill(draft)
    const row = database.db.selectFrom('articles').select(['public_state', 'public_reason'])
    expect(await row.where('id', '=', draft).executeTakeFirst()).toEqual({
      public_state: 'killed',
      public_reason: null,
    })
  })
})
