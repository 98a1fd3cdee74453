import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classicChange, classicLine, classicValue, fullValue } from './classic-line.ts'
import { exactRate, inverseOf } from './exact-rate.ts'

const turned = (value: string) => inverseOf(exactRate(value, 1))

describe('the classic line', () => {
  it('prints the inverse of a fixing with five decimals and the change with at most two', () => {
    const now = turned('9.1920')
    const line = classicLine('TJS/USD', classicValue(now), classicChange(now, turned('9.1755')))
    expect(line).toBe('TJS/USD = 0.10879 -0.18%')
  })

  it('trims the zeros of a change and gives it no plus sign', () => {
    const [one, half, little] = ['1', '1.5', '1.001'].map((value) => exactRate(value, 1))
    if (!one || !half || !little) throw new Error('three rates')
    expect(classicChange(half, one)).toBe('50%')
    expect(classicChange(little, one)).toBe('0.1%')
  })

  it('computes a change from unrounded values, which five decimals would hide', () => {
    const [now, before] = [turned('12194.21'), turned('12211.00')]
    expect(classicValue(now)).toBe(classicValue(before))
    expect(classicChange(now, before)).toBe('0.14%')
  })

  it('knows an unchanged rate from an unknown one', () => {
    expect(classicChange(turned('3.5'), turned('3.5000'))).toBe('0%')
    expect(classicChange(turned('3.5'), null)).toBe('—')
  })

  it('divides by the nominal', () => {
    expect(classicValue(exactRate('35.81', 10))).toBe('3.58100')
  })

  it('never prints a negative zero, an exponent or more than two decimals', () => {
    const rate = fc.integer({ min: 1, max: 10_000_000 }).map((n) => exactRate(String(n), 1000))
    fc.assert(
      fc.property(rate, rate, (now, before) => {
        expect(classicChange(now, before)).toMatch(/^(0|-?\d+(\.\d?[1-9])?)%$/)
        expect(classicChange(now, before)).not.toMatch(/^-0(\.0+)?%$/)
        expect(classicValue(now)).toMatch(/^\d+\.\d{5}$/)
      }),
    )
  })
})

describe('the full line', () => {
  it('has five decimals and five digits at least', () => {
    expect(fullValue(turned('12194.21'))).toBe('0.000082006')
    expect(fullValue(turned('9.1920'))).toBe('0.10879')
    expect(fullValue(turned('520.30'))).toBe('0.0019220')
    expect(fullValue(exactRate('12194.21', 1))).toBe('12194.21000')
  })
})
