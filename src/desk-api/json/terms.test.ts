import { beforeAll, describe, expect, it } from 'vitest'
import {
  type TermList,
  termListSchema,
  termMadeSchema,
  topicListSchema,
} from '#contract/desk-terms.ts'
import { lastEventSeq } from '#platform/events.ts'
import type { Role } from '#staff/accounts.ts'
import { anArticle, aPublishedArticle, aSite, aTerm } from '../../../test/support/builders.ts'
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
  const terms = async (query: string): Promise<TermList['terms']> =>
    termListSchema.parse((await call('GET', `/terms?${query}`)).body).terms
  return { id, call, terms }
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
    const alike = [{ edition: 'en', name: 'WATER', slug: 'waters' }]
    const second = await call('POST', '/terms', { axis: 'topic', names: alike })
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'name-taken', detail: 'There is “Water” already in the edition en.' },
    })
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

describe('topics', () => {
  const named = (name: string, slug: string, edition = 'en') => ({ edition, name, slug })

  it('are listed with their names and how many pieces they have, drafts among them', async () => {
    const { call } = await somebody()
    const made = await call('POST', '/terms', { axis: 'topic', names: [named('Apples', 'apples')] })
    const { id } = termMadeSchema.parse(made.body)
    await call('POST', `/terms/${id}/names`, { names: [named('Яблоки', 'yabloki', 'ru')] })
    await anArticle(database.db, { text: { terms: [id] } })
    await aPublishedArticle(database.db, { text: { terms: [id] } })
    const { topics } = topicListSchema.parse((await call('GET', '/topics')).body)
    expect(topics.find((topic) => topic.id === id)).toEqual({
      id,
      names: [named('Apples', 'apples'), named('Яблоки', 'yabloki', 'ru')],
      pieces: 2,
    })
    expect((await (await somebody('reporter')).call('GET', '/topics')).status).toBe(403)
  })

  it('get another name and keep their address, and every page is told', async () => {
    const { id: actor, call, terms } = await somebody()
    const made = await call('POST', '/terms', { axis: 'topic', names: [named('Wter', 'wter')] })
    const { id } = termMadeSchema.parse(made.body)
    const seq = await lastEventSeq(database.db)
    const rename = (edition: string, name: string) =>
      call('PUT', `/terms/${id}/names`, { edition, name })
    expect((await rename('en', 'Waters')).status).toBe(200)
    expect((await terms('axis=topic&edition=en')).find((term) => term.id === id)).toMatchObject({
      name: 'Waters',
      slug: 'wter',
    })
    expect(await listEventsAfter(database.db, seq)).toMatchObject([
      { name: 'term.changed', subject: id, tags: ['site'] },
    ])
    expect(await rename('ru', 'Воды')).toMatchObject({ status: 409, body: { code: 'not-named' } })
    expect((await rename('en', '')).status).toBe(422)
    const { rows } = await database.pool.query(
      `select actor, detail from audit_log where subject = $1 and act = 'term.renamed'`,
      [id],
    )
    expect(rows).toEqual([{ actor, detail: { edition: 'en', before: 'Wter', after: 'Waters' } }])
  })

  it('are not renamed to what another is called, by two at once either', async () => {
    const { call } = await somebody()
    const make = async (name: string, slug: string) => {
      const made = await call('POST', '/terms', { axis: 'topic', names: [named(name, slug)] })
      return termMadeSchema.parse(made.body).id
    }
    const [wind, sun] = [await make('Wind', 'wind'), await make('Sun', 'sun')]
    const rename = (id: string, name: string) =>
      call('PUT', `/terms/${id}/names`, { edition: 'en', name })
    expect(await rename(sun, 'WIND')).toMatchObject({
      status: 409,
      body: { code: 'name-taken', detail: 'There is “Wind” already in the edition en.' },
    })
    // One's own name in other letters is nobody else's.
    expect((await rename(wind, 'WIND')).status).toBe(200)
    const answers = await Promise.all([rename(wind, 'Weather'), rename(sun, 'Weather')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('alone are renamed: sections and countries are the paper’s', async () => {
    const { call } = await somebody()
    const id = await aTerm(database.db, { axis: 'section' })
    const answer = await call('PUT', `/terms/${id}/names`, { edition: 'en', name: 'Other' })
    expect(answer).toMatchObject({ status: 404, body: { code: 'term-unknown' } })
  })
})
