import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalIn } from '../wording/decimal-in.ts'
import { readAmount } from './read-amount.ts'

describe('an amount as people write it', () => {
  it.each([
    ['1000.50', 'en', '1000.50'],
    ['1,000.50', 'en', '1000.50'],
    ['1.000,50', 'en', '1000.50'],
    ['1 000,50', 'ru', '1000.50'],
    ["1'000.50", 'en', '1000.50'],
    ['1,000', 'en', '1000'],
    ['1,000', 'ru', '1.000'],
    ['1,5', 'en', '1.5'],
    ['1,000,000', 'ru', '1000000'],
    ['١٢', 'en', null],
    ['.5', 'en', '0.5'],
    ['007', 'en', '7'],
    ['0', 'en', '0'],
    ['', 'en', null],
    ['.', 'en', null],
    ['1,00,000', 'en', null],
    ['1.2.3', 'en', null],
    ['1e3', 'en', null],
    ['-1', 'en', null],
    ['0x10', 'en', null],
    ['1234567890123456', 'en', null],
  ])('%j in %s', (text, language, amount) => {
    expect(readAmount(text, language)).toBe(amount)
  })

  it('is read back from what is shown in each language', () => {
    const decimals = fc.tuple(fc.nat({ max: 10 ** 12 }), fc.stringMatching(/^(\.\d{1,8})?$/))
    fc.assert(
      fc.property(decimals, fc.constantFrom('en', 'ru', 'kk'), ([whole, fraction], language) => {
        const amount = `${whole}${fraction}`
        expect(readAmount(decimalIn(language as 'en', amount), language)).toBe(amount)
      }),
    )
  })
})
