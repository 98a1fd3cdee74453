import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { findAuditFault, operator } from '#staff/audit-log.ts'
import {
  aCorrection,
  anArticle,
  anEdit,
  aPublishedArticle,
  aSite,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { killArticle } from './kill-article.ts'
import { publishArticle } from './publish-article.ts'
import type { ArticleDay } from './published-article.ts'
import { addRedirect } from './redirects.ts'
import { resolveAddress } from './resolve-address.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db, { editions: ['en', 'ru'] }))

const publish = (articleId: string) =>
  transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId }))
const withdraw = (articleId: string) =>
  transact(database.db, (tx) =>
    withdrawArticle(tx, { actor: operator, articleId, reason: 'It was wrong.' }),
  )
const kill = (articleId: string) =>
  transact(database.db, (tx) =>
    killArticle(tx, { actor: operator, articleId, reason: 'It was wrong.' }),
  )

// 02:00 of 18 August in Bishkek
const at = new Date('2025-08-17T20:00:00Z')
const code = (name: string) => expect.objectContaining({ code: name })

describe('the address', () => {
  test('is made of the day in the newsroom and the slug', async () => {
    const { path, publishedNumber } = await aPublishedArticle(database.db, { slug: 'bridge', at })
    expect([path, publishedNumber]).toEqual(['/2025/08/18/bridge', 1])
  })

  test('carries the prefix of an edition that is not the default one', async () => {
    const piece = await aPublishedArticle(database.db, { slug: 'most', at, edition: 'ru' })
    expect(piece.path).toBe('/ru/2025/08/18/most')
  })

  const unknown: (ArticleDay | null)[] = [
    null,
    { from: null, to: '2025-08-18', basis: 'not-after-capture' },
    { from: '2025-08-11', to: '2025-08-18', basis: 'inferred' },
  ]
  test.each(unknown)('has no day where none is known: %o', async (day) => {
    const slug = `rescued-${unknown.indexOf(day)}`
    const { path } = await aPublishedArticle(database.db, { slug, day })
    expect(path).toBe(`/recovered/${slug}`)
  })

  test('is that of the day given, when the piece comes from elsewhere', async () => {
    const day = { from: '2019-05-01', to: '2019-05-01', basis: 'stated' } as const
    const { path } = await aPublishedArticle(database.db, { slug: 'old', day })
    expect(path).toBe('/2019/05/01/old')
  })

  test('is numbered where another piece has it, also when both are published at once', async () => {
    const pieces = await Promise.all(
      Array.from({ length: 5 }, () => aPublishedArticle(database.db, { slug: 'twin', at })),
    )
    const paths = pieces.map((piece) => piece.path).sort()
    const twin = '/2025/08/18/twin'
    expect(paths).toEqual([twin, `${twin}-2`, `${twin}-3`, `${twin}-4`, `${twin}-5`])
  })

  test('is never given to another piece, nor is that of a redirect', async () => {
    const killed = await aPublishedArticle(database.db, { slug: 'gone', at })
    await kill(killed.articleId)
    const moved = await aPublishedArticle(database.db, { slug: 'moved', at })
    await anEdit(database.db, moved.articleId, { slug: 'elsewhere' })
    await aCorrection(database.db, moved.articleId)
    await transact(database.db, (tx) =>
      addRedirect(tx, { actor: operator, from: '/2025/08/18/led', to: '/' }),
    )
    const paths = await Promise.all(
      ['gone', 'moved', 'led'].map(async (slug) => {
        return (await aPublishedArticle(database.db, { slug, at })).path
      }),
    )
    expect(paths).toEqual(['/2025/08/18/gone-2', '/2025/08/18/moved-2', '/2025/08/18/led-2'])
  })

  test('changes with the slug; the old one leads to the new one, and can be had back', async () => {
    const { articleId, path } = await aPublishedArticle(database.db, { slug: 'first', at })
    await anEdit(database.db, articleId, { slug: 'second' })
    const second = await aCorrection(database.db, articleId)
    expect(second.path).toBe('/2025/08/18/second')
    expect(await resolveAddress(database.db, path)).toEqual({ kind: 'redirect', to: second.path })
    await anEdit(database.db, articleId, { slug: 'first' })
    expect((await aCorrection(database.db, articleId)).path).toBe(path)
    expect(await resolveAddress(database.db, second.path)).toEqual({ kind: 'redirect', to: path })
  })

  test('stays where the piece has a number in it and its slug did not change', async () => {
    await aPublishedArticle(database.db, { slug: 'shared', at })
    const { articleId, path } = await aPublishedArticle(database.db, { slug: 'shared', at })
    expect((await aCorrection(database.db, articleId)).path).toBe(path)
  })
})

describe('publishing', () => {
  test('prints the working copy and leaves the desk a draft that is based on it', async () => {
    const { articleId, path } = await aPublishedArticle(database.db, {
      at,
      text: { headline: 'Bridge opens' },
    })
    const found = await resolveAddress(database.db, path)
    expect(found).toMatchObject({
      kind: 'article',
      article: {
        id: articleId,
        publishedNumber: 1,
        latestNumber: 1,
        firstPublishedAt: at,
        revisedAt: at,
        day: { from: '2025-08-18', to: '2025-08-18', basis: 'recorded' },
        text: { headline: 'Bridge opens' },
        corrections: [],
      },
    })
    const copy = await database.db
      .selectFrom('working_copies as copy')
      .innerJoin('articles as a', 'a.public_revision_id', 'copy.base_revision_id')
      .select('copy.desk_state')
      .where('copy.article_id', '=', articleId)
      .executeTakeFirst()
    expect(copy).toEqual({ desk_state: 'draft' })
  })

  test('happens once when it is asked for twice at once', async () => {
    const articleId = await anArticle(database.db)
    const outcomes = await Promise.allSettled([publish(articleId), publish(articleId)])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toEqual(
      code('already-published'),
    )
  })

  test('is refused for a piece that was killed, unknown, or is under embargo', async () => {
    const articleId = await anArticle(database.db)
    const inAnHour = new Date(Date.now() + 3_600_000)
    const copies = database.db.updateTable('working_copies').where('article_id', '=', articleId)
    await copies.set({ embargo_until: inAnHour }).execute()
    await expect(publish(articleId)).rejects.toEqual(code('embargo'))
    await kill(articleId)
    await expect(publish(articleId)).rejects.toEqual(code('article-killed'))
    await expect(publish('0198bd6a-0000-7000-8000-000000000000')).rejects.toEqual(
      code('article-unknown'),
    )
  })

  test('brings a withdrawn piece back at its address, dated as before', async () => {
    const { articleId, path } = await aPublishedArticle(database.db, { at })
    await withdraw(articleId)
    expect(await publish(articleId)).toEqual({ path, publishedNumber: 2 })
    const found = await resolveAddress(database.db, path)
    expect(found).toMatchObject({
      article: { firstPublishedAt: at, day: { to: '2025-08-18' }, publishedNumber: 2 },
    })
  })

  test('leaves nothing behind where the transaction fails', async () => {
    const articleId = await anArticle(database.db, { slug: 'undone' })
    const counts = async () => {
      const tables = ['revisions', 'addresses', 'listings', 'audit_log', 'events'] as const
      const count = (table: (typeof tables)[number]) =>
        database.db
          .selectFrom(table)
          .select((e) => e.fn.countAll().as('n'))
          .executeTakeFirst()
      return Promise.all(tables.map(count))
    }
    const before = await counts()
    const failing = transact(database.db, async (tx) => {
      await publishArticle(tx, { actor: operator, articleId })
      throw new Error('the power went')
    })
    await expect(failing).rejects.toThrow('the power went')
    expect(await counts()).toEqual(before)
    expect((await publish(articleId)).publishedNumber).toBe(1)
  })

  test('cannot be undone by changing what was printed', async () => {
    const { articleId } = await aPublishedArticle(database.db)
    const printed = database.db.updateTable('revisions').where('article_id', '=', articleId)
    await expect(printed.set({ headline: 'Another' }).execute()).rejects.toThrow('never changed')
    const removal = database.db.deleteFrom('revisions').where('article_id', '=', articleId)
    await expect(removal.execute()).rejects.toThrow('never changed')
  })

  test('is in the audit log, whose chain holds after many acts at once', async () => {
    const pieces = await Promise.all(
      Array.from({ length: 8 }, () => aPublishedArticle(database.db)),
    )
    const rows = await database.db
      .selectFrom('audit_log')
      .select('act')
      .where(
        'subject',
        'in',
        pieces.map((piece) => piece.articleId),
      )
      .where('act', '=', 'article.published')
      .execute()
    expect(rows).toHaveLength(8)
    expect(await findAuditFault(database.db)).toBeNull()
  })
})
