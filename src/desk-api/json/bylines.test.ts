import { beforeAll, describe, expect, it } from 'vitest'
import { type BylineList, bylineListSchema } from '#contract/desk-terms.ts'
import { lastEventSeq } from '#platform/events.ts'
import type { Role } from '#staff/accounts.ts'
import { aPublishedArticle, aSite } from '../../../test/support/builders.ts'
import { aDeskApp } from '../../../test/support/desk-app.ts'
import { aDeskPerson } from '../../../test/support/desk-person.ts'
import { listEventsAfter } from '../../../test/support/list-events-after.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db, { editions: ['en', 'ru', 'kk'] })
  desk = aDeskApp(database.db)
})

async function somebody(role: Role = 'editor') {
  const { id, call } = await aDeskPerson(database.db, desk, role)
  const bylines = async (words: string): Promise<BylineList['bylines']> => {
    const { body } = await call('GET', `/bylines?words=${encodeURIComponent(words)}`)
    return bylineListSchema.parse(body).bylines
  }
  return { id, call, bylines }
}

describe('bylines', () => {
  it('come with one’s own first, and say of no other whose they are', async () => {
    const [aizada, temir] = [await somebody('reporter'), await somebody('reporter')]
    await temir.call('POST', '/bylines', { name: 'Aaly Tester', slug: 'aaly-tester' })
    await aizada.call('POST', '/bylines', { name: 'Zere Tester', slug: 'zere-tester' })
    const seen = await aizada.bylines('tESTER')
    expect(seen.map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ['Zere Tester', true],
      ['Aaly Tester', false],
    ])
    expect((await temir.bylines('tester aaly')).map(({ isOwn }) => isOwn)).toEqual([true])
    expect(await temir.bylines('nobody')).toEqual([])
  })

  it('are found in Cyrillic in whatever case', async () => {
    const { call, bylines } = await somebody('reporter')
    await call('POST', '/bylines', { name: 'Өмір Қанатұлы', slug: 'omir' })
    expect((await bylines('қАНАТ')).map(({ slug }) => slug)).toEqual(['omir'])
  })

  it('have an address each', async () => {
    const { call } = await somebody('reporter')
    const byline = { name: 'Same Name', slug: 'same-name' }
    expect((await call('POST', '/bylines', byline)).status).toBe(201)
    expect(await call('POST', '/bylines', byline)).toMatchObject({
      status: 409,
      body: { code: 'slug-taken' },
    })
  })

  it('that are pseudonyms are disclosed, and the audit log does not tell whose they are', async () => {
    const { id, call, bylines } = await somebody('contributor')
    const pseudonym = { name: 'The Ferryman', slug: 'ferryman', isPseudonym: true }
    expect((await call('POST', '/bylines', pseudonym)).status).toBe(422)
    const disclosure = 'A pseudonym; the editors know who writes.'
    const made = await call('POST', '/bylines', { ...pseudonym, disclosure })
    expect(made).toMatchObject({ status: 201, body: { disclosure, isOwn: true } })
    expect(await bylines('ferryman')).toMatchObject([{ isPseudonym: true, isOwn: true }])
    const { rows } = await database.pool.query('select * from audit_log where subject = $1', [
      made.body.bylineId,
    ])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(id)
    const plain = { name: 'A Name', slug: 'a-name', disclosure }
    expect((await call('POST', '/bylines', plain)).status).toBe(422)
  })

  it('for others are made by editors only, and are nobody’s', async () => {
    const [reporter, editor] = [await somebody('reporter'), await somebody()]
    const guest = { name: 'Guest Writer', slug: 'guest-writer', isOwn: false }
    expect((await reporter.call('POST', '/bylines', guest)).status).toBe(403)
    expect((await editor.call('POST', '/bylines', guest)).body).toMatchObject({ isOwn: false })
    expect(await editor.bylines('guest')).toMatchObject([{ isOwn: false }])
  })

  it('are told by their ids, however many there are', async () => {
    const { call } = await somebody('reporter')
    const make = async (name: string, slug: string) =>
      (await call('POST', '/bylines', { name, slug })).body.bylineId
    const ids = [await make('Zz Last', 'zz-last'), await make('Zz Last', 'zz-last-2')]
    const { body } = await call('GET', `/bylines?ids=${ids.join(',')}`)
    const { bylines } = bylineListSchema.parse(body)
    expect(bylines.map(({ slug }) => slug).sort()).toEqual(['zz-last', 'zz-last-2'])
    expect((await call('GET', '/bylines?ids=1,2')).status).toBe(422)
  })

  it('are changed by who stands behind them and by editors, and by nobody else', async () => {
    const [own, other, editor] = [
      await somebody('reporter'),
      await somebody('reporter'),
      await somebody(),
    ]
    const made = await own.call('POST', '/bylines', { name: 'Old Name', slug: 'old-name' })
    const path = `/bylines/${made.body.bylineId}`
    const words = { name: 'New Name', about: 'Writes', isPseudonym: false, disclosure: '' }
    expect(await other.call('PUT', path, words)).toMatchObject({ status: 404 })
    expect((await other.bylines('old'))[0]?.mayChange).toBe(false)
    expect((await own.bylines('old'))[0]?.mayChange).toBe(true)
    expect(await own.call('PUT', path, words)).toMatchObject({
      status: 200,
      body: { name: 'New Name', slug: 'old-name', isOwn: true },
    })
    const seen = await editor.call('PUT', path, { ...words, about: 'Writes more' })
    expect(seen).toMatchObject({ status: 200, body: { isOwn: false, about: 'Writes more' } })
    const bare = { ...words, isPseudonym: true }
    expect((await editor.call('PUT', path, bare)).status).toBe(422)
    const { rows } = await database.pool.query(
      `select actor, detail from audit_log where subject = $1 and act = 'byline.changed' order by seq`,
      [made.body.bylineId],
    )
    expect(rows).toEqual([
      { actor: own.id, detail: { changed: ['name', 'about'] } },
      { actor: editor.id, detail: { changed: ['about'] } },
    ])
  })

  it('that are pseudonyms are changed without the log telling by whom, or to what', async () => {
    const { id, call } = await somebody('contributor')
    const words = { name: 'The Miller', isPseudonym: true, disclosure: 'A pseudonym.' }
    const { body } = await call('POST', '/bylines', { ...words, slug: 'miller' })
    const path = `/bylines/${body.bylineId}`
    await call('PUT', path, { ...words, about: '', name: 'The Baker' })
    const { rows } = await database.pool.query('select * from audit_log where subject = $1', [
      body.bylineId,
    ])
    expect(rows.map(({ act }) => act)).toEqual(['byline.created', 'byline.changed'])
    expect(JSON.stringify(rows)).not.toContain(id)
    expect(JSON.stringify(rows)).not.toContain('Baker')
  })

  it('that were printed stay as printed, and their page is made anew', async () => {
    const { call } = await somebody()
    const { body } = await call('POST', '/bylines', { name: 'Before Wedding', slug: 'bride' })
    const { bylineId } = body
    const printed = { bylineId, name: 'Before Wedding', slug: 'bride' }
    const { articleId } = await aPublishedArticle(database.db, { text: { bylines: [printed] } })
    const seq = await lastEventSeq(database.db)
    const words = { name: 'After Wedding', about: '', isPseudonym: false, disclosure: '' }
    await call('PUT', `/bylines/${bylineId}`, words)
    const [event] = await listEventsAfter(database.db, seq)
    expect(event).toMatchObject({ name: 'byline.changed', subject: bylineId })
    expect(event?.tags.toSorted()).toEqual(
      [
        `byline:${bylineId}`,
        ...['en', 'ru', 'kk'].map((edition) => `listing:${edition}:byline:${bylineId}`),
      ].sort(),
    )
    const { rows } = await database.pool.query(
      'select bylines_as_printed as bylines from revisions where article_id = $1',
      [articleId],
    )
    expect(rows).toEqual([{ bylines: [printed] }])
    // Once more with the same words changes nothing.
    await call('PUT', `/bylines/${bylineId}`, words)
    expect(await listEventsAfter(database.db, seq)).toHaveLength(1)
  })
})
