import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aRateTable } from '../../test/support/rate-tables.ts'
import { dayNumber, dayText } from './day-number.ts'
import { findRate } from './find-rate.ts'
import { listRates } from './list-rates.ts'

const table = aRateTable({
  'nbk USD/KZT': [
    { day: '2026-04-03', value: '481.20' },
    { day: '2026-04-04', value: '480.00', isSuspect: true },
    { day: '2026-04-05', value: '480.00', isRepeat: true },
    { day: '2026-04-07', value: '482.00' },
    { day: '2026-05-01', value: '500.00' },
  ],
  'nbk EUR/KZT': [
    { day: '2026-04-03', value: '550.00' },
    { day: '2026-05-01', value: '555.00' },
  ],
  'cbu KZT/UZS': [{ day: '2026-04-06', value: '25.00' }],
  'cbu USD/UZS': [{ day: '2026-04-06', value: '12000.00' }],
})
const span = { from: '2026-04-01', to: '2026-12-31', isAsked: () => true }

describe('the rates of a span', () => {
  it('are the fixings of one source, without repetitions', () => {
    const series = listRates(table, { base: 'USD', quote: 'KZT', ...span })
    expect(series).toMatchObject({ source: { code: 'nbk' }, method: 'published' })
    expect(series?.points).toEqual([
      { date: '2026-04-03', rate: '481.20', isSuspect: false },
      { date: '2026-04-04', rate: '480.00', isSuspect: true },
      { date: '2026-04-07', rate: '482.00', isSuspect: false },
      { date: '2026-05-01', rate: '500.00', isSuspect: false },
    ])
  })

  it('are those of another source only where it is asked for', () => {
    const isAsked = ({ code }: { code: string }) => code === 'cbu'
    const series = listRates(table, { base: 'USD', quote: 'KZT', ...span, isAsked })
    expect(series).toMatchObject({ method: 'cross', points: [{ rate: '480' }] })
    expect(listRates(table, { base: 'USD', quote: 'TMT', ...span })).toBeNull()
  })

  it('are crosses only on days on which both sides were printed', () => {
    const series = listRates(table, { base: 'EUR', quote: 'USD', ...span })
    expect(series?.points.map(({ date }) => date)).toEqual(['2026-04-03', '2026-05-01'])
  })

  it('stand for their week or month by the last of it', () => {
    const days = (group: 'week' | 'month') =>
      listRates(table, { base: 'USD', quote: 'KZT', ...span, group })?.points.map((p) => p.date)
    expect(days('week')).toEqual(['2026-04-04', '2026-04-07', '2026-05-01'])
    expect(days('month')).toEqual(['2026-04-07', '2026-05-01'])
  })

  it('are each what a question for that day alone gives', () => {
    const start = dayNumber('2026-01-01')
    const fixing = fc
      .record({ day: fc.nat(60), cents: fc.integer({ min: 1, max: 10_000_000 }) })
      .map(({ day, cents }) => ({ day: dayText(start + day), value: (cents / 100).toFixed(2) }))
    const pair = fc.constantFrom(['USD', 'KZT'], ['KZT', 'USD'], ['EUR', 'USD'], ['USD', 'EUR'])
    fc.assert(
      fc.property(fc.array(fixing), fc.array(fixing), pair, (usd, eur, [base = '', quote = '']) => {
        const of = aRateTable({ 'nbk USD/KZT': usd, 'nbk EUR/KZT': eur })
        const bounds = { from: '2026-01-01', to: '2026-12-31', isAsked: () => true }
        for (const { date, rate } of listRates(of, { base, quote, ...bounds })?.points ?? []) {
          const single = findRate(of, { base, quote, on: date })
          expect([single?.effectiveDate, single?.text]).toEqual([date, rate])
        }
      }),
    )
  })
})
