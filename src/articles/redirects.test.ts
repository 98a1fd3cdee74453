import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { aLinkTo, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { listLaterCoverage } from './list-later-coverage.ts'
import { addRedirect } from './redirects.ts'
import { resolveAddress } from './resolve-address.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const redirect = (from: string, to: string) =>
  transact(database.db, (tx) => addRedirect(tx, { actor: operator, from, to }))

describe('a redirect', () => {
  test('leads from an old permalink to the piece, also for links in running text', async () => {
    const { articleId, path } = await aPublishedArticle(database.db)
    expect(await redirect('/old/мост', path)).toEqual({ ok: true, did: 'added' })
    expect(await resolveAddress(database.db, '/old/мост')).toEqual({ kind: 'redirect', to: path })
    const later = await aPublishedArticle(database.db, { text: { body: [aLinkTo('/old/мост')] } })
    const cards = await listLaterCoverage(database.db, articleId)
    expect(cards.map((card) => card.id)).toEqual([later.articleId])
  })

  test('is refused from a path that is taken, to itself, and in a circle', async () => {
    const { path } = await aPublishedArticle(database.db)
    expect(await redirect(path, '/')).toEqual({ ok: false, reason: 'taken' })
    expect(await redirect('/x', '/x')).toEqual({ ok: false, reason: 'self' })
    await redirect('/a', '/b')
    await redirect('/b', '/c')
    expect(await redirect('/c', '/a')).toEqual({ ok: false, reason: 'loop' })
  })

  test.each(['elsewhere', '//example.org/', 'https://example.org', '/a/', '/a?b', '/a b', '/a\\b'])(
    'is refused for %s, which is no path of this site',
    async (path) => {
      expect(await redirect('/from', path)).toEqual({ ok: false, reason: 'not-a-path' })
      expect(await redirect(path, '/to')).toEqual({ ok: false, reason: 'not-a-path' })
    },
  )

  test('that was mistyped is made anew, and the audit log says what it was', async () => {
    expect(await redirect('/typo', '/wrnog')).toEqual({ ok: true, did: 'added' })
    expect(await redirect('/typo', '/wrong')).toEqual({ ok: true, did: 'changed' })
    expect(await redirect('/typo', '/wrong')).toEqual({ ok: true, did: 'nothing' })
    expect(await resolveAddress(database.db, '/typo')).toEqual({ kind: 'redirect', to: '/wrong' })
    const acts = await database.db
      .selectFrom('audit_log as log')
      .innerJoin('addresses as place', (join) =>
        join.on(sql`place.id::text`, '=', sql`log.subject`).on('place.path', '=', '/typo'),
      )
      .select(['act', 'detail'])
      .orderBy('seq')
      .execute()
    expect(acts).toEqual([
      { act: 'redirect.added', detail: { from: '/typo', to: '/wrnog' } },
      { act: 'redirect.changed', detail: { from: '/typo', to: '/wrong', former: '/wrnog' } },
    ])
    await redirect('/wrong', '/right-one')
    expect(await redirect('/wrong', '/typo')).toEqual({ ok: false, reason: 'loop' })
  })

  test.each(['/', '/desk', '/section/economy', '/about', '/ru/search'])(
    'is refused for %s, which the site answers itself',
    async (path) => {
      expect(await redirect(path, '/to')).toEqual({ ok: false, reason: 'own' })
    },
  )

  test('of two at once cannot make a circle', async () => {
    const outcomes = await Promise.all([redirect('/left', '/right'), redirect('/right', '/left')])
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true])
  })
})

test('nothing stands at a path that was never given', async () => {
  expect(await resolveAddress(database.db, '/2025/08/18/nothing')).toBeNull()
})
