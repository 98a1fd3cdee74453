import { expect, test } from 'vitest'
import { getSite } from '#site/site.ts'
import { anEmptySampleNewsroom } from '../../../test/support/sample-newsroom.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { foundNewsroom } from './found-newsroom.ts'
import { listMissing, listStandingAnswers, parseAnswers, withFlags } from './newsroom-answers.ts'

const database = useTestDatabase()

const flags = {
  name: 'The Valley Post',
  editions: 'ru, en',
  'time-zone': 'Asia/Bishkek',
  sections: ['economy=Economy', 'life=Life = living'],
  publisher: 'Valley Post Society',
  email: 'desk@example.org',
}

test('flags alone are enough; the first edition is the default one', () => {
  const answers = withFlags({}, flags)
  expect(listMissing(answers)).toEqual([])
  expect(parseAnswers(answers)).toMatchObject({
    editions: ['ru', 'en'],
    defaultEdition: 'ru',
    sections: [
      { slug: 'economy', name: 'Economy' },
      { slug: 'life', name: 'Life = living' },
    ],
    tickerPairs: ['KZT/USD', 'KGS/USD', 'TJS/USD', 'UZS/USD', 'TMT/USD'],
    contact: { email: 'desk@example.org', address: '' },
  })
})

test('what is missing is known by the flag that gives it', () => {
  expect(listMissing(withFlags({}, { sections: [] }))).toEqual([
    'name',
    'editions',
    'timeZone',
    'sections',
    'publisher',
    'email',
  ])
})

test('flags go before the file', () => {
  const file = { name: 'From the file', timeZone: 'Asia/Almaty', imprint: { address: 'Osh' } }
  const { name, timeZone, imprint } = parseAnswers(withFlags(file, flags))
  expect([name, timeZone, imprint.address]).toEqual(['The Valley Post', 'Asia/Bishkek', 'Osh'])
})

test('answers that are not right are named together', () => {
  expect(() => parseAnswers(withFlags({}, { ...flags, email: 'desk', default: 'kk' }))).toThrow(
    /defaultEdition is not among.*|contact\.email/,
  )
  expect(() => withFlags({}, { ...flags, sections: ['Economy'] })).toThrow(/slug=Name/)
})

test('what is wrong with an answer is said in our own words', () => {
  const answers = {
    ...withFlags({}, flags),
    editions: ['ru', 'xx'],
    name: 7,
    tagline: 'x'.repeat(300),
    sections: [],
    tickerPairs: ['KZT'],
    contact: { email: 'desk' },
    colour: 'red',
  }
  expect(() => parseAnswers(answers)).toThrow(
    [
      'The answers are not right: name must be one text, or one for each edition, of a fitting length',
      'tagline must hold at most 200 characters',
      'editions (number 2) must be one of en, ru, kk, ky, tg, uz-Latn, uz-Cyrl, tk',
      'sections must hold at least 1',
      'tickerPairs (number 1) is no pair such as KZT/USD',
      'contact.email must be a mail address',
      'colour is not asked for.',
    ].join('; '),
  )
})

test('the answers that a newsroom stands on found the same newsroom', async () => {
  await anEmptySampleNewsroom(database.db)
  const standing = await listStandingAnswers(database.db, await getSite(database.db))
  const newsroom = parseAnswers(withFlags(standing, { sections: [] }))
  expect(await foundNewsroom(database.db, { newsroom, pages: [] })).toBe('unchanged')
})
