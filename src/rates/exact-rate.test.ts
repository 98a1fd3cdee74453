import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ExactRate,
  exactRate,
  inverseOf,
  isSameRate,
  percentChange,
  productOf,
  putShortestNear,
  toDecimals,
  toShortest,
  toSignificant,
} from './exact-rate.ts'
import { textOf } from './store/text-of.ts'

/** A plain decimal above 0. */
const value = fc
  .tuple(fc.bigInt({ min: 1n, max: 10n ** 16n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, decimals]) => toDecimals(exactRate(`${digits}`, 10 ** decimals), decimals))
const rate = fc
  .tuple(value, fc.constantFrom(1, 10, 100, 1000, 7))
  .map(([text, nominal]) => exactRate(text, nominal))

describe('an exact rate', () => {
  it('rounds half up, once', () => {
    expect(toDecimals(exactRate('0.125', 1), 2)).toBe('0.13')
    expect(toDecimals(exactRate('0.12499999999999999', 1), 2)).toBe('0.12')
    expect(toDecimals(percentChange(exactRate('1', 1), exactRate('8', 1)), 0)).toBe('-88')
    expect(toDecimals(exactRate('12', 1), 0)).toBe('12')
  })

  it('keeps the digits of small rates', () => {
    expect(toSignificant(inverseOf(exactRate('12194.21', 1)), 5, 5)).toBe('0.000082006')
    expect(toSignificant(exactRate('520.305', 1), 5, 5)).toBe('520.30500')
    expect(toShortest(inverseOf(exactRate('3.5', 1)), 12)).toBe('0.285714285714')
    expect(toShortest(inverseOf(exactRate('4', 1)), 12)).toBe('0.25')
  })

  it('is itself again after two inverses', () => {
    fc.assert(
      fc.property(rate, (of) => {
        expect(inverseOf(inverseOf(of))).toEqual(of)
        expect(isSameRate(productOf(of, inverseOf(of)), exactRate('1', 1))).toBe(true)
      }),
    )
  })

  it('has the same text where it is reached by way of doubles', () => {
    const short = fc
      .tuple(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 0, max: 9 }))
      .map(([digits, decimals]) => exactRate(String(digits), 10 ** decimals))
    const double = (of: ExactRate) => Number(of.numerator) / Number(of.denominator)
    const near = (of: number) => textOf((into) => putShortestNear(into, 0, of) ?? 0)
    let left = 0
    fc.assert(
      fc.property(short, short, (a, b) => {
        const [turned, crossed] = [inverseOf(a), productOf(a, inverseOf(b))]
        for (const [text, exact] of [
          [near(1 / double(a)), turned],
          [near(double(a) / double(b)), crossed],
        ] as const) {
          if (text === '') left += 1
          else expect(text).toBe(toShortest(exact, 12))
        }
      }),
      { numRuns: 2000 },
    )
    // Few are too close to call.
    expect(left).toBeLessThan(800)
  })

  it('is printed as it was given', () => {
    fc.assert(
      fc.property(value, (text) => {
        const decimals = text.split('.')[1]?.length ?? 0
        expect(toDecimals(exactRate(text, 1), decimals)).toBe(text)
      }),
    )
  })

  it('never leaves a negative zero or an exponent', () => {
    fc.assert(
      fc.property(rate, rate, fc.integer({ min: 0, max: 6 }), (now, before, decimals) => {
        const text = toDecimals(percentChange(now, before), decimals)
        expect(text).not.toMatch(/^-0(\.0+)?$/)
        expect(text).toMatch(/^-?\d+(\.\d+)?$/)
        expect(toShortest(now, 12)).toMatch(/^\d+(\.\d*[1-9])?$/)
      }),
    )
  })
})
