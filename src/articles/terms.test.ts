import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { lastEventSeq } from '#platform/events.ts'
import { aByline, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findByline } from './bylines.ts'
import { resolveAddress } from './resolve-address.ts'
import { ensureTerm, findTerm, listTerms, type TermToEnsure } from './terms.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db, { editions: ['en', 'ru'] }))

const ensure = (term: TermToEnsure) => transact(database.db, (tx) => ensureTerm(tx, term))
const kz: TermToEnsure = {
  axis: 'country',
  code: 'KZ',
  position: 1,
  names: [
    { edition: 'en', name: 'Kazakhstan', slug: 'kz' },
    { edition: 'ru', name: 'Казахстан', slug: 'kz' },
  ],
}

describe('a term', () => {
  test('is made once, and found by its slug in an edition', async () => {
    const { id } = await ensure(kz)
    const seq = await lastEventSeq(database.db)
    expect(await ensure(kz)).toEqual({ id })
    expect(await listEventsAfter(database.db, seq)).toEqual([])
    const asked = { axis: 'country', edition: 'ru', slug: 'kz' } as const
    expect(await findTerm(database.db, asked)).toEqual({
      id,
      axis: 'country',
      code: 'KZ',
      name: 'Казахстан',
      slug: 'kz',
    })
    expect(await findTerm(database.db, { ...asked, axis: 'topic' })).toBeNull()
  })

  test('can be renamed and moved, which touches every page', async () => {
    const { id } = await ensure(kz)
    await ensure({
      axis: 'country',
      code: 'KG',
      position: 2,
      names: [{ edition: 'en', name: 'Kyrgyzstan', slug: 'kg' }],
    })
    const seq = await lastEventSeq(database.db)
    const names = [{ edition: 'en' as const, name: 'Qazaqstan', slug: 'kz' }]
    await ensure({ ...kz, position: 3, names })
    expect(await listEventsAfter(database.db, seq)).toMatchObject([
      { name: 'term.changed', subject: id, tags: ['site'] },
    ])
    const terms = await listTerms(database.db, { axis: 'country', edition: 'en' })
    expect(terms.map((term) => term.name)).toEqual(['Kyrgyzstan', 'Qazaqstan'])
    const inRussian = await listTerms(database.db, { axis: 'country', edition: 'ru' })
    expect(inRussian.map((term) => term.name)).toEqual(['Казахстан'])
  })

  test('without a name in the edition of a piece is left out there', async () => {
    const names = [{ edition: 'ru' as const, name: 'Мосты', slug: 'mosty' }]
    const { id } = await ensure({ axis: 'topic', code: 'bridges', position: 0, names })
    const { path } = await aPublishedArticle(database.db, { text: { terms: [id] } })
    expect(await resolveAddress(database.db, path)).toMatchObject({ article: { terms: [] } })
  })
})

test('a byline is made once and found by its slug', async () => {
  const byline = await aByline(database.db, 'Aigul Example')
  expect(await aByline(database.db, 'Aigul Example')).toEqual(byline)
  expect(await findByline(database.db, 'aigul-example')).toEqual({
    id: byline.bylineId,
    slug: 'aigul-example',
    name: 'Aigul Example',
    about: '',
    disclosure: '',
  })
  expect(await findByline(database.db, 'nobody')).toBeNull()
})
