import { type ExactRate, exactRate, productOf, toDecimals, toSignificant } from './exact-rate.ts'

/** An amount that is worth less than this many of the smallest coin keeps two digits. */
const FEW = 10n

/**
 * What an amount (a plain decimal) is worth at a rate, rounded once, half up: with the decimals of
 * the currency, and with two digits at least, so that one Uzbek sum is not 0.00 dollars.
 */
export function worthText(amount: string, rate: ExactRate, minorUnits: number): string {
  const worth = productOf(exactRate(amount, 1), rate)
  const isTiny = worth.numerator * 10n ** BigInt(minorUnits) < FEW * worth.denominator
  return isTiny && worth.numerator > 0n
    ? toSignificant(worth, 2, minorUnits)
    : toDecimals(worth, minorUnits)
}
