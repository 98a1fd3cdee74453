import { expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { anObservation } from '../../test/support/observations.ts'
import { aRateTable } from '../../test/support/rate-tables.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { getBank } from './call-bank.ts'
import { dayNumber, dayText } from './day-number.ts'
import { expectedDay } from './expected-fixings.ts'
import { recordObservations } from './record-observation.ts'
import { listSourceStatus } from './source-status.ts'
import { dayIn } from './zone-moment.ts'

const database = useTestDatabase()
const { facts: nbk } = getBank('nbk')

test.each([
  // Friday 22 May 2026 at 19:30 in Almaty: Friday's fixing is dated Saturday.
  ['nbk', '2026-05-22T14:30:00Z', '2026-05-23'],
  ['nbk', '2026-05-22T10:00:00Z', '2026-05-22'],
  ['nbk', '2026-05-25T10:00:00Z', '2026-05-23'],
  ['nbk', '2026-05-25T14:30:00Z', '2026-05-26'],
  // Tashkent sets on Friday for Monday.
  ['cbu', '2026-05-22T14:00:00Z', '2026-05-25'],
  ['cbu', '2026-05-22T08:00:00Z', '2026-05-22'],
  ['cbt', '2026-05-23T14:00:00Z', '2026-05-25'],
  ['ecb', '2026-05-22T16:30:00Z', '2026-05-22'],
  ['ecb', '2026-05-24T16:30:00Z', '2026-05-22'],
  ['nbt', '2026-05-24T16:30:00Z', '2026-05-24'],
])('%s should at %s have a table of %s', (code, moment, day) => {
  const { facts } = getBank(code)
  const now = new Date(moment)
  const today = dayNumber(dayIn(facts.zone, now))
  const nothing = { columns: null, declared: new Set<number>() }
  expect(dayText(expectedDay(nothing, facts, { now, today }))).toBe(day)
})

test('operators are spared the holidays that readers are spared', () => {
  const years = [2022, 2023, 2024, 2025]
  const days = years.flatMap((year) =>
    ['14', '15', '17', '18'].map((day) => ({ day: `${year}-12-${day}`, value: '471' })),
  )
  const table = aRateTable({ 'nbk USD/KZT': days })
  const declared = new Set<number>()
  const at = { now: new Date('2026-12-15T14:30:00Z'), today: dayNumber('2026-12-15') }
  expect(dayText(expectedDay({ columns: null, declared }, nbk, at))).toBe('2026-12-16')
  const columns = table.dollarColumns(nbk)
  expect(dayText(expectedDay({ columns, declared }, nbk, at))).toBe('2026-12-15')
})

const status = async (moment: string) => {
  const [one] = await listSourceStatus(database.db, [nbk], new Date(moment))
  return one
}

const attempt = (begunAt: string, outcome: 'recorded' | 'failed') =>
  database.db
    .insertInto('rate_fetches')
    .values({
      source: 'nbk',
      purpose: 'latest',
      request: 'day:x',
      url: 'https://nationalbank.kz/',
      begun_at: new Date(begunAt),
      ended_at: new Date(begunAt),
      outcome,
      fault: outcome === 'failed' ? 'unreachable' : null,
      sentence: 'x.',
    })
    .execute()

test('a source goes from never through well and late to stale, and is down where nobody answers', async () => {
  const evening = (day: string) => `${day}T14:30:00Z`
  expect(await status(evening('2026-05-19'))).toMatchObject({ state: 'never', newest: null })
  await transact(database.db, (tx) =>
    recordObservations(tx, [
      anObservation('nbk USD/KZT', '2026-05-20', '471', {
        fetchedAt: new Date(evening('2026-05-19')),
      }),
    ]),
  )
  await attempt(evening('2026-05-19'), 'recorded')
  expect(await status(evening('2026-05-19'))).toMatchObject({ state: 'well', missed: 0 })
  expect(await status(evening('2026-05-20'))).toMatchObject({ state: 'late', missed: 1 })
  expect(await status(evening('2026-05-22'))).toMatchObject({ state: 'stale', missed: 3 })
  await attempt(evening('2026-05-22'), 'failed')
  expect(await status(evening('2026-05-22'))).toMatchObject({
    state: 'down',
    lastAttempt: { fault: 'unreachable' },
    lastWell: new Date(evening('2026-05-19')),
  })
})
