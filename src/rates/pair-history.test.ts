import { expect, test } from 'vitest'
import { aRateTable } from '../../test/support/rate-tables.ts'
import { pairHistory } from './pair-history.ts'

const table = aRateTable({
  'nbk USD/KZT': [
    { day: '2019-01-10', value: '375.00' },
    { day: '2026-10-01', value: '540.00' },
    { day: '2026-11-10', value: '510.00' },
    { day: '2026-11-11', value: '525.30', isSuspect: true },
    { day: '2026-11-20', value: '520.20' },
    { day: '2026-11-21', value: '519.00' },
  ],
})
const of = (
  span: '30-days' | '1-year' | '5-years' | 'all',
  [base = '', quote = ''] = ['USD', 'KZT'],
) => pairHistory(table, { base, quote, span, today: '2026-11-20' })

test('a month has every fixing, newest first, with the change since the one before', () => {
  expect(of('30-days')).toMatchObject({
    source: { code: 'nbk' },
    method: 'published',
    from: '2026-10-21',
    to: '2026-11-20',
    high: { date: '2026-11-11', value: '525.30' },
    low: { date: '2026-11-10', value: '510.00' },
    change: '2%',
    rows: [
      { date: '2026-11-20', value: '520.20', change: '-0.97%', isSuspect: false },
      { date: '2026-11-11', value: '525.30', change: '3%', isSuspect: true },
      { date: '2026-11-10', value: '510.00', change: '—', isSuspect: false },
    ],
    group: null,
  })
})

test('longer spans list weeks and months, and all begins with the first fixing', () => {
  expect(of('1-year')).toMatchObject({ group: 'week', change: '-3.67%' })
  expect(of('1-year')?.rows.map(({ date }) => date)).toEqual([
    '2026-11-20',
    '2026-11-11',
    '2026-10-01',
  ])
  expect(of('all')).toMatchObject({ from: '2019-01-10', group: 'month', change: '38.72%' })
  expect(of('all')?.rows).toHaveLength(3)
})

test('the other direction keeps its digits', () => {
  expect(of('30-days', ['KZT', 'USD'])).toMatchObject({
    method: 'inverse',
    low: { date: '2026-11-11', value: '0.0019037' },
    rows: [{ value: '0.0019223' }, {}, {}],
  })
})

test('a pair of which nothing is known has no history', () => {
  expect(of('all', ['USD', 'TMT'])).toBeNull()
})
