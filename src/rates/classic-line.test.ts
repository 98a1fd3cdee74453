import Big from 'big.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classicChange, classicLine, classicValue, unitRate } from './classic-line.ts'

const rate = (value: string, nominal = 1, inverse = true) => unitRate({ value, nominal }, inverse)

describe('the classic line', () => {
  it('prints the inverse of a fixing with five decimals and the change with at most two', () => {
    const now = rate('9.1920')
    const line = classicLine('TJS/USD', classicValue(now), classicChange(now, rate('9.1755')))
    expect(line).toBe('TJS/USD = 0.10879 -0.18%')
  })

  it('trims the zeros of a change and gives it no plus sign', () => {
    expect(classicChange(new Big('1.5'), new Big('1'))).toBe('50%')
    expect(classicChange(new Big('1.001'), new Big('1'))).toBe('0.1%')
  })

  it('computes a change from unrounded values, which five decimals would hide', () => {
    const now = rate('12194.21')
    const before = rate('12211.00')
    expect(classicValue(now)).toBe(classicValue(before))
    expect(classicChange(now, before)).toBe('0.14%')
  })

  it('knows an unchanged rate from an unknown one', () => {
    expect(classicChange(rate('3.5'), rate('3.5000'))).toBe('0%')
    expect(classicChange(rate('3.5'), null)).toBe('—')
  })

  it('divides by the nominal', () => {
    expect(classicValue(rate('35.81', 10, false))).toBe('3.58100')
  })

  it('never prints a negative zero, an exponent or more than two decimals', () => {
    const value = fc.integer({ min: 1, max: 10_000_000 }).map((n) => new Big(n).div(1000))
    fc.assert(
      fc.property(value, value, (now, before) => {
        expect(classicChange(now, before)).toMatch(/^(0|-?\d+(\.\d?[1-9])?)%$/)
        expect(classicChange(now, before)).not.toMatch(/^-0(\.0+)?%$/)
        expect(classicValue(now)).toMatch(/^\d+\.\d{5}$/)
      }),
    )
  })
})
