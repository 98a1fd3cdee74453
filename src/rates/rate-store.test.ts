import { expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { anObservation } from '../../test/support/observations.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findRate } from './find-rate.ts'
import { createRateStore, readRates } from './rate-store.ts'
import { RATES_TAG } from './rates-tag.ts'
import { type Observation, recordObservations } from './record-observation.ts'

const database = useTestDatabase()

function fixing(quote: string, value: string, day: string, rawNominal = '1'): Observation {
  return anObservation(`sample USD/${quote}`, day, value, { rawNominal })
}

const record = (...all: Observation[]) => transact(database.db, (tx) => recordObservations(tx, all))

test('the store has each digit that was recorded, in whatever order the days came', async () => {
  await record(
    fixing('KGS', '87.4500', '2026-11-20'),
    fixing('KGS', '0.0073', '2026-11-18', '100'),
    fixing('KGS', '123456789012345.123456789012345', '2026-11-19'),
    fixing('KGS', '2147483647', '2026-11-17'),
    fixing('KGS', '21474836.48', '2026-11-16'),
  )
  const table = await createRateStore({ db: database.db }).load()
  const text = (on: string) => findRate(table, { base: 'USD', quote: 'KGS', on })?.text
  expect(text('2026-11-20')).toBe('87.4500')
  expect(text('2026-11-19')).toBe('123456789012345.123456789012345')
  expect(text('2026-11-18')).toBe('0.000073')
  expect(text('2026-11-17')).toBe('2147483647')
  expect(text('2026-11-16')).toBe('21474836.48')
  expect(table.size).toBe(5)
})

test('a figure of a currency that is gone is on record and nowhere used', async () => {
  await record(anObservation('nbkr BYR/KGS', '2026-11-20', '0.3402', { rawNominal: '100' }))
  const table = await createRateStore({ db: database.db }).load()
  expect(findRate(table, { base: 'BYR', quote: 'KGS', on: '2026-11-20' })).toBeNull()
})

test('what is recorded later is there once its event is heard, and is read once', async () => {
  const store = createRateStore({ db: database.db })
  const text = async () =>
    findRate(await store.load(), { base: 'USD', quote: 'TJS', on: '2026-11-20' })?.text
  await record(fixing('TJS', '9.1755', '2026-11-19'))
  expect(await text()).toBe('9.1755')
  await record(fixing('TJS', '9.1920', '2026-11-20'))
  expect(await text()).toBe('9.1755')
  store.drop(['article:x'])
  expect(await text()).toBe('9.1755')
  store.drop([RATES_TAG])
  expect(await text()).toBe('9.1920')
  await record(fixing('TJS', '9.2000', '2026-11-20'))
  // Heard while it is being read: what was read before may lack it.
  store.drop([RATES_TAG])
  const early = store.load()
  store.drop([RATES_TAG])
  const [before, after] = await Promise.all([early, store.load()])
  expect(before.size).toBe(after.size)
  expect(await text()).toBe('9.2000')
})

test('a ticker need not wait until all is read, and then sees all', async () => {
  await record(fixing('KZT', '520.30', '2026-11-20'), fixing('KZT', '500.00', '2020-01-03'))
  let isWhole = false
  const now = () => Date.parse('2026-11-21T06:00:00Z')
  const store = createRateStore({
    db: database.db,
    now,
    onWhole: () => {
      isWhole = true
    },
  })
  const size = async () => (await store.loadRecent(['USD', 'KZT'])).size
  expect([await size(), isWhole]).toEqual([1, false])
  const all = (await store.load()).size
  expect(isWhole).toBe(true)
  expect(all).toBeGreaterThan(2)
  expect(await size()).toBe(all)
})

test('while events are not heard the database is asked', async () => {
  let now = 0
  const store = createRateStore({ db: database.db, isHeard: () => false, now: () => now })
  const size = async () => (await store.load()).size
  const before = await size()
  await record(fixing('UZS', '12194.21', '2026-11-20'))
  expect(await size()).toBe(before)
  now = 101
  expect(await size()).toBe(before + 1)
})

test('a command reads only the currencies that it needs', async () => {
  const table = await readRates(database.db, {
    currencies: ['USD', 'UZS'],
    since: '2026-11-20',
  })
  expect(table.size).toBe(1)
  expect(findRate(table, { base: 'UZS', quote: 'USD', on: '2026-11-21' })).toMatchObject({
    method: 'inverse',
  })
})

test('recordings of two sources that overlap are both read, whichever commits first', async () => {
  const store = createRateStore({ db: database.db })
  const before = (await store.load()).size
  await Promise.all([
    record(fixing('RUB', '80.10', '2026-11-20')),
    record({ ...fixing('RUB', '80.20', '2026-11-20'), source: 'cbr' }),
    record({ ...fixing('RUB', '80.30', '2026-11-20'), source: 'nbk' }),
  ])
  store.drop([RATES_TAG])
  expect((await store.load()).size).toBe(before + 3)
})
