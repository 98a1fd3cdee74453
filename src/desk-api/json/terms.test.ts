import { beforeAll, describe, expect, it } from 'vitest'
import {
  type BylineList,
  bylineListSchema,
  type TermList,
  termListSchema,
  termMadeSchema,
} from '#contract/desk-terms.ts'
import type { Role } from '#staff/accounts.ts'
import { aSite, aTerm } from '../../../test/support/builders.ts'
import { aDeskApp, aStaffMember } from '../../../test/support/desk-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db, { editions: ['en', 'ru', 'kk'] })
  desk = aDeskApp(database.db)
})

async function somebody(role: Role = 'editor') {
  const { id, email } = await aStaffMember(database.db, role)
  const browser = desk.newcomer()
  await browser.signIn(email)
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await browser.json(method, `/desk/api${path}`, body)
    return { status: response.status, body: JSON.parse(await response.text()) }
  }
  const terms = async (query: string): Promise<TermList['terms']> =>
    termListSchema.parse((await call('GET', `/terms?${query}`)).body).terms
  const bylines = async (words: string): Promise<BylineList['bylines']> => {
    const { body } = await call('GET', `/bylines?words=${encodeURIComponent(words)}`)
    return bylineListSchema.parse(body).bylines
  }
  return { id, call, terms, bylines }
}

describe('terms', () => {
  it('come in their order, by the names of the edition, with those that have none there', async () => {
    const { terms } = await somebody('reporter')
    await aTerm(database.db, { axis: 'section', name: 'Economy', position: 2 })
    await aTerm(database.db, { axis: 'section', name: 'Politics', position: 1 })
    expect((await terms('axis=section&edition=en')).map(({ name }) => name)).toEqual([
      'Politics',
      'Economy',
    ])
    expect(await terms('axis=section&edition=ru')).toMatchObject([
      { name: 'Politics', isNamed: false },
      { name: 'Economy', isNamed: false },
    ])
    expect(new Set((await terms('edition=en')).map(({ axis }) => axis))).toContain('section')
  })

  it('are refused where the question is not understood', async () => {
    const { call } = await somebody()
    for (const query of ['', 'edition=de', 'edition=en&axis=colour', 'edition=en&more=1']) {
      expect((await call('GET', `/terms?${query}`)).status, query).toBe(422)
    }
  })

  it('are made by editors, once under each address, and named in other editions later', async () => {
    const { id: actor, call, terms } = await somebody()
    const names = [{ edition: 'en', name: 'Water', slug: 'water' }]
    const made = await call('POST', '/terms', { axis: 'topic', names })
    expect(made.status).toBe(201)
    const { id } = termMadeSchema.parse(made.body)
    expect(await terms('axis=topic&edition=en')).toMatchObject([{ id, code: 'water' }])
    const again = await call('POST', '/terms', { axis: 'topic', names })
    expect(again).toMatchObject({ status: 409, body: { code: 'slug-taken', edition: 'en' } })
    const russian = { edition: 'ru', name: 'Вода', slug: 'voda' }
    expect((await call('POST', `/terms/${id}/names`, { names: [russian] })).status).toBe(200)
    expect(await terms('axis=topic&edition=ru')).toMatchObject([{ name: 'Вода', isNamed: true }])
    const other = { names: [{ ...russian, slug: 'other' }] }
    expect(await call('POST', `/terms/${id}/names`, other)).toMatchObject({
      status: 409,
      body: { code: 'named' },
    })
    const { rows } = await database.pool.query(
      'select act, actor from audit_log where subject = $1 order by seq',
      [id],
    )
    expect(rows).toEqual([
      { act: 'term.created', actor },
      { act: 'term.named', actor },
    ])
  })

  it('are made by two at once only one time', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const topic = { axis: 'topic', names: [{ edition: 'en', name: 'Rail', slug: 'rail' }] }
    const answers = await Promise.all([one, other].map(({ call }) => call('POST', '/terms', topic)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('are not made in an edition that the paper has not, twice in one, or by a reporter', async () => {
    const { call } = await somebody()
    const en = { edition: 'en', name: 'Dust', slug: 'dust' }
    const wrong = [[{ ...en, edition: 'uz-Latn' }], [en, { ...en, slug: 'dust-2' }], []]
    for (const names of wrong) {
      expect((await call('POST', '/terms', { axis: 'topic', names })).status).toBe(422)
    }
    const section = { axis: 'section', names: [en] }
    expect((await call('POST', '/terms', section)).status).toBe(422)
    const reporter = await somebody('reporter')
    const topic = { axis: 'topic', names: [en] }
    expect((await reporter.call('POST', '/terms', topic)).status).toBe(403)
  })
})

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
})
