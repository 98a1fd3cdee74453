import { expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { anAccount } from '../../test/support/builders.ts'
import { anObservation } from '../../test/support/observations.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { getBank } from './call-bank.ts'
import { type HolidayWord, listDeclaredHolidays, sayHolidays } from './declared-holidays.ts'
import { createRateStore } from './rate-store.ts'
import { RATES_TAG } from './rates-tag.ts'
import { recordObservations } from './record-observation.ts'
import { listSourceStatus } from './source-status.ts'
import { listTicker } from './ticker.ts'

const database = useTestDatabase()

const say = (
  verdict: HolidayWord['verdict'],
  days: readonly string[],
  other: Partial<HolidayWord> = {},
) =>
  transact(database.db, (tx) =>
    sayHolidays(tx, { source: 'nbk', days, verdict, reason: 'Given off', by: null, ...other }),
  )

test('a holiday that was entered is missed by nobody, until it is taken back', async () => {
  await transact(database.db, (tx) =>
    recordObservations(tx, [anObservation('nbk USD/KZT', '2026-03-21', '481.00')]),
  )
  // Tuesday evening in Almaty: Tuesday's and Wednesday's tables should be out.
  const now = new Date('2026-03-24T15:30:00Z')
  const store = createRateStore({ db: database.db })
  const states = async () => {
    store.drop([RATES_TAG])
    const { lines } = listTicker(await store.load(), ['USD/KZT'], { today: '2026-03-24', now })
    const [status] = await listSourceStatus(database.db, [getBank('nbk').facts], now)
    return { reader: lines[0]?.state, missed: status?.missed, expected: status?.expected }
  }
  expect(await states()).toEqual({ reader: 'stale', missed: 2, expected: '2026-03-25' })
  await say('declared', ['2026-03-24', '2026-03-25'])
  expect(await states()).toEqual({ reader: 'carried', missed: 0, expected: '2026-03-21' })
  await say('withdrawn', ['2026-03-25'])
  expect(await states()).toEqual({ reader: 'late', missed: 1, expected: '2026-03-25' })
})

test('who entered it, when and why stays on record, also of what was taken back', async () => {
  const by = await anAccount(database.db, { email: 'rates@example.org' })
  const word = { source: 'cbt', reason: 'A decree of that week', by }
  expect(await say('declared', ['2026-06-05', '2026-06-06'], word)).toHaveLength(2)
  expect(await say('withdrawn', ['2026-06-06'], { source: 'cbt' })).toEqual(['2026-06-06'])
  const standing = (await listDeclaredHolidays(database.db)).filter((one) => one.source === 'cbt')
  expect(standing).toEqual([
    {
      source: 'cbt',
      day: '2026-06-05',
      reason: 'A decree of that week',
      by: 'rates@example.org',
      at: expect.any(Date),
    },
  ])
  const { rows } = await database.pool.query(
    `select day, verdict from rate_holidays where source = 'cbt' order by id`,
  )
  expect(rows).toEqual([
    { day: '2026-06-05', verdict: 'declared' },
    { day: '2026-06-06', verdict: 'declared' },
    { day: '2026-06-06', verdict: 'withdrawn' },
  ])
})

test('what is said twice, or by two at once, is written once', async () => {
  const both = await Promise.all([say('declared', ['2026-12-16']), say('declared', ['2026-12-16'])])
  expect(both.flat()).toEqual(['2026-12-16'])
  expect(await say('withdrawn', ['2026-12-17'])).toEqual([])
})
