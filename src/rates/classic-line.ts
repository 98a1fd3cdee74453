import {
  type ExactRate,
  percentChange,
  toDecimals,
  toSignificant,
  withoutZeros,
} from './exact-rate.ts'

const VALUE_DECIMALS = 5
const PERCENT_DECIMALS = 2

/** `0.10879`: five decimals, half up. */
export function classicValue(rate: ExactRate): string {
  return toDecimals(rate, VALUE_DECIMALS)
}

/** `0.000082006`: five decimals and five digits at least, so that small rates keep theirs. */
export function fullValue(rate: ExactRate): string {
  return toSignificant(rate, VALUE_DECIMALS, VALUE_DECIMALS)
}

/**
 * `-0.18%`: from unrounded values, at most two decimals, zeros trimmed, no plus sign, never `-0%`.
 * `—` where the fixing before is not known.
 */
export function classicChange(rate: ExactRate, before: ExactRate | null): string {
  if (before === null) return '—'
  return `${withoutZeros(toDecimals(percentChange(rate, before), PERCENT_DECIMALS))}%`
}

/** `TJS/USD = 0.10879 -0.18%` */
export function classicLine(pair: string, value: string, change: string): string {
  return `${pair} = ${value} ${change}`
}
