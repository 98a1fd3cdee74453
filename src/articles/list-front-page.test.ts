import { expect, test } from 'vitest'
import type { ArticleText } from '#contract/article.ts'
import { aPublishedArticle, aSite, aTerm } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { listFrontPage } from './list-front-page.ts'

const database = useTestDatabase()

const lengths = { secondary: 1, latest: 3, perCountry: 2, opinion: 1, briefs: 2 }
const front = () => listFrontPage(database.db, { edition: 'en', lengths })
const headlines = (cards: { headline: string }[]) => cards.map((card) => card.headline)

let hour = 0
const piece = (headline: string, text: Partial<ArticleText> = {}) => {
  hour += 1
  const at = new Date(Date.UTC(2025, 7, 18, hour))
  return aPublishedArticle(database.db, { at, text: { headline, ...text } })
}

test('the front page of a paper without pieces is empty', async () => {
  await aSite(database.db)
  expect(await front()).toEqual({
    ...{ lead: null, secondary: [], latest: [] },
    ...{ byCountry: [], opinion: [], briefs: [] },
  })
})

test('the lead is the newest of all where no report has a standfirst', async () => {
  await piece('Brief one', { kind: 'brief', standfirst: '' })
  expect((await front()).lead?.headline).toBe('Brief one')
  expect((await front()).latest).toEqual([])
})

test('the front page leads with the newest report that has a standfirst', async () => {
  const kz = await aTerm(database.db, { axis: 'country', code: 'KZ', name: 'Kazakhstan' })
  const kg = await aTerm(database.db, {
    axis: 'country',
    code: 'KG',
    name: 'Kyrgyzstan',
    position: 1,
  })
  await aTerm(database.db, { axis: 'country', code: 'TJ', name: 'Tajikistan', position: 2 })
  await piece('News one', { terms: [kz] })
  await piece('News two', { terms: [kz, kg] })
  await piece('Analysis', { kind: 'analysis', terms: [kz] })
  await piece('Opinion one', { kind: 'opinion' })
  await piece('Opinion two', { kind: 'opinion' })
  await piece('News three', { standfirst: '' })
  const day = { from: null, to: '2025-08-30', basis: 'not-after-capture' } as const
  await aPublishedArticle(database.db, { day, text: { headline: 'Rescued', terms: [kg] } })

  const page = await front()
  expect(page.lead?.headline).toBe('Analysis')
  expect(headlines(page.secondary)).toEqual(['News two'])
  expect(headlines(page.latest)).toEqual(['News three', 'Opinion two', 'Opinion one'])
  expect(headlines(page.opinion)).toEqual(['Opinion two'])
  expect(headlines(page.briefs)).toEqual(['Brief one'])
  expect(page.byCountry.map(({ country, cards }) => [country.name, ...headlines(cards)])).toEqual([
    // Without what stands above; who would be left with nothing keeps it.
    ['Kazakhstan', 'News one'],
    ['Kyrgyzstan', 'News two'],
  ])
})
