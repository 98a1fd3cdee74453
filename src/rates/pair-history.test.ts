import { expect, test } from 'vitest'
import { aRateTable } from '../../test/support/rate-tables.ts'
import { pairHistory, sparkline } from './pair-history.ts'

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

test('the line begins with what was in force when the span began', () => {
  const carried = aRateTable({
    'nbk USD/KZT': [
      { day: '2026-10-15', value: '500' },
      { day: '2026-11-02', value: '510' },
    ],
  })
  const asked = { base: 'USD', quote: 'KZT', span: '30-days', today: '2026-11-20' } as const
  const history = pairHistory(carried, asked)
  // At the left edge of the plot, though the table lists what was fixed in the span.
  expect(history?.chart?.line).toMatch(/^M62,/)
  expect(history?.rows).toHaveLength(1)
  expect(sparkline(carried, asked)?.line).toMatch(/^M2,/)
})

test('a source that has been silent for longer than the span is shown with its last figure', () => {
  const silent = aRateTable({ 'nbk USD/KZT': [{ day: '2020-01-10', value: '380.00' }] })
  const asked = { base: 'USD', quote: 'KZT', today: '2026-11-20' }
  for (const span of ['30-days', '1-year', '5-years'] as const) {
    expect(pairHistory(silent, { ...asked, span })).toMatchObject({
      chart: null,
      high: { date: '2020-01-10', value: '380.00' },
      rows: [{ date: '2020-01-10', value: '380.00', change: '—' }],
      changes: [],
    })
  }
})

test('old money and new are not compared', () => {
  const renamed = aRateTable({
    'nbt USD/TJS': [
      { day: '2000-10-20', value: '2200' },
      { day: '2000-10-30', value: '2.2' },
      { day: '2000-11-01', value: '2.31' },
    ],
  })
  const asked = { base: 'USD', quote: 'TJS', span: '30-days', today: '2000-11-02' } as const
  expect(pairHistory(renamed, asked)).toMatchObject({
    high: { value: '2.31' },
    low: { value: '2.2' },
    change: '—',
    rows: [{ change: '5%' }, { change: '—' }, { change: '—' }],
  })
})
