import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aRateTable, type GivenFixing } from '../../test/support/rate-tables.ts'
import { convert } from './convert.ts'
import { dayNumber, dayText } from './day-number.ts'
import { exactRate, inverseOf, isSameRate, productOf } from './exact-rate.ts'
import { findRate, LOOK_BACK_DAYS } from './find-rate.ts'

const week = aRateTable({
  'nbk USD/KZT': [
    { day: '2026-04-01', value: '478.77' },
    { day: '2026-04-02', value: '481.20' },
    { day: '2026-04-04', value: '480.00' },
    { day: '2026-04-05', value: '480.00', isRepeat: true },
    { day: '2026-04-06', value: '480.00', isRepeat: true },
  ],
  'nbk KGS/KZT': [{ day: '2026-04-01', value: '5.47' }],
  'nbk IRR/KZT': [{ day: '2026-04-01', value: '3.5', nominal: 10_000 }],
  'cbu USD/UZS': [{ day: '2026-04-02', value: '12194.21' }],
  'cbu KZT/UZS': [
    { day: '2026-04-01', value: '25.30' },
    { day: '2026-04-02', value: '25.40' },
  ],
  'ecb EUR/USD': [{ day: '2026-04-01', value: '1.1614' }],
})

const find = (pair: string, on: string, more = {}) => {
  const [base = '', quote = ''] = pair.split('/')
  return findRate(week, { base, quote, on, ...more })
}

describe('the rate of a day', () => {
  it('is what the own bank of the currency printed, with its digits', () => {
    expect(find('USD/KZT', '2026-04-02')).toMatchObject({
      text: '481.20',
      effectiveDate: '2026-04-02',
      method: 'published',
      source: { code: 'nbk' },
      quality: 'good',
    })
    expect(find('IRR/KZT', '2026-04-02')?.text).toBe('0.00035')
  })

  it('is carried over days without a fixing, and a repetition is none', () => {
    expect(find('USD/KZT', '2026-04-03')?.effectiveDate).toBe('2026-04-02')
    expect(find('USD/KZT', '2026-04-06')?.effectiveDate).toBe('2026-04-04')
  })

  it('is carried for a fortnight after it was last seen, and no longer', () => {
    expect(find('USD/KZT', '2026-04-20')?.text).toBe('480.00')
    expect(find('USD/KZT', '2026-04-20')?.source.code).toBe('nbk')
    expect(find('USD/KZT', '2026-04-21')).toBeNull()
  })

  it('is turned where the bank prints the other direction, and says so', () => {
    expect(find('KZT/USD', '2026-04-01')).toMatchObject({
      text: '0.00208868559016',
      method: 'inverse',
    })
  })

  it('is a cross through the table of one bank and one day, and says so', () => {
    expect(find('KGS/USD', '2026-04-02')).toMatchObject({
      effectiveDate: '2026-04-01',
      method: 'cross',
      source: { code: 'nbk' },
      text: '0.0114251101782',
    })
  })

  it('prefers what a bank of the pair prints to what another derives', () => {
    expect(find('KZT/UZS', '2026-04-02')).toMatchObject({ text: '25.40', source: { code: 'cbu' } })
    const isAsked = ({ code }: { code: string }) => code === 'cbu'
    expect(find('USD/KZT', '2026-04-02', { isAsked })).toMatchObject({
      method: 'cross',
      source: { code: 'cbu' },
    })
  })

  it('is derived through another bank where its own has been silent for a fortnight', () => {
    const table = aRateTable({
      'cbt USD/TMT': [{ day: '2026-03-01', value: '3.5' }],
      'nbkr USD/KGS': [{ day: '2026-05-23', value: '87.4500' }],
      'nbkr TMT/KGS': [{ day: '2026-05-23', value: '24.9857' }],
    })
    expect(findRate(table, { base: 'USD', quote: 'TMT', on: '2026-05-24' })).toMatchObject({
      method: 'cross',
      source: { code: 'nbkr' },
      text: '3.50000200114',
    })
  })

  it('says where a figure waits for a decision', () => {
    const table = aRateTable({
      'cbu TMT/UZS': [{ day: '2026-04-01', value: '4037.68', isSuspect: true }],
      'cbu USD/UZS': [{ day: '2026-04-01', value: '12194.21' }],
    })
    expect(findRate(table, { base: 'TMT', quote: 'USD', on: '2026-04-01' })?.quality).toBe(
      'suspect',
    )
  })

  it('never takes the parallel market for an official rate', () => {
    const table = aRateTable({ 'by-hand USD/TMT parallel': [{ day: '2026-04-01', value: '19' }] })
    expect(findRate(table, { base: 'USD', quote: 'TMT', on: '2026-04-01' })).toBeNull()
  })

  it('can be asked for as it was known at a moment', () => {
    const table = aRateTable({
      'cbu TMT/UZS': [
        { day: '2026-04-01', value: '4037.68', at: '2026-03-31T12:00:00Z' },
        { day: '2026-04-01', value: '3469.17', at: '2026-04-01T12:00:00Z' },
      ],
    })
    const at = (moment: string) =>
      findRate(table, {
        base: 'TMT',
        quote: 'UZS',
        on: '2026-04-02',
        knownAt: new Date(moment),
      })?.text
    expect(at('2026-03-31T11:59:59Z')).toBeUndefined()
    expect(at('2026-03-31T12:00:00Z')).toBe('4037.68')
    expect(at('2026-04-01T12:00:00Z')).toBe('3469.17')
  })
})

describe('a conversion', () => {
  it('rounds once, at the end, to the minor units of the currency', () => {
    expect(
      convert(week, { base: 'UZS', quote: 'USD', on: '2026-04-02', amount: '1000' })?.result,
      // Below ten cents two digits are kept: 0.08 is nearly a fortieth less than it was worth.
    ).toBe('0.082')
    expect(
      convert(week, { base: 'UZS', quote: 'USD', on: '2026-04-02', amount: '2000' })?.result,
    ).toBe('0.16')
    expect(
      convert(week, { base: 'USD', quote: 'KZT', on: '2026-04-02', amount: '1234.5' })?.result,
    ).toBe('594041.40')
  })
})

describe('the laws', () => {
  const start = dayNumber('2020-01-01')
  const fixing = fc
    .record({
      offset: fc.integer({ min: 0, max: 60 }),
      cents: fc.integer({ min: 1, max: 9_999_999 }),
      nominal: fc.constantFrom(1, 10, 100),
      isRepeat: fc.boolean(),
      at: fc.integer({ min: 0, max: 90 }),
    })
    .map(
      ({ offset, cents, nominal, isRepeat, at }): GivenFixing => ({
        day: dayText(start + offset),
        value: (cents / 100).toFixed(2),
        nominal,
        isRepeat,
        at: `${dayText(start + at)}T00:00:00Z`,
      }),
    )
  const fixings = fc.array(fixing, { maxLength: 40 })
  const someDay = fc.integer({ min: -5, max: 80 }).map((offset) => dayText(start + offset))

  it('as-of never looks ahead, nor further back than a fortnight before the last sighting', () => {
    fc.assert(
      fc.property(fixings, someDay, (given, on) => {
        const found = findRate(aRateTable({ 'nbk USD/KZT': given }), {
          base: 'USD',
          quote: 'KZT',
          on,
        })
        const seen = given.filter(({ day }) => day <= on).map(({ day }) => day)
        const isRecent = seen.some((day) => dayNumber(on) - dayNumber(day) <= LOOK_BACK_DAYS)
        if (!found) return
        expect(found.effectiveDate <= on).toBe(true)
        expect(isRecent).toBe(true)
      }),
    )
  })

  it('what was known at a moment is what a table of that moment has', () => {
    fc.assert(
      fc.property(fixings, someDay, someDay, (given, on, then) => {
        const knownAt = new Date(`${then}T00:00:00Z`)
        const known = given.filter(({ at }) => at !== undefined && Date.parse(at) <= +knownAt)
        const question = { base: 'KZT', quote: 'USD', on }
        const replayed = findRate(aRateTable({ 'nbk USD/KZT': given }), { ...question, knownAt })
        const fresh = findRate(aRateTable({ 'nbk USD/KZT': known }), question)
        expect(replayed).toEqual(fresh)
      }),
    )
  })

  it('the two directions are inverses, and a cross is the product through one table', () => {
    const value = fc.integer({ min: 1, max: 9_999_999 }).map((n) => (n / 1000).toFixed(3))
    fc.assert(
      fc.property(value, value, (a, b) => {
        const day = '2026-04-01'
        const table = aRateTable({
          'nbk USD/KZT': [{ day, value: a }],
          'nbk EUR/KZT': [{ day, value: b }],
        })
        const rate = (base: string, quote: string) => {
          const found = findRate(table, { base, quote, on: day })
          if (!found) throw new Error('a rate is known')
          return found.exact
        }
        expect(isSameRate(rate('KZT', 'USD'), inverseOf(rate('USD', 'KZT')))).toBe(true)
        expect(isSameRate(rate('EUR', 'USD'), inverseOf(rate('USD', 'EUR')))).toBe(true)
        const product = productOf(rate('EUR', 'KZT'), rate('KZT', 'USD'))
        expect(isSameRate(rate('EUR', 'USD'), product)).toBe(true)
        expect(isSameRate(rate('USD', 'KZT'), exactRate(a, 1))).toBe(true)
      }),
    )
  })
})
