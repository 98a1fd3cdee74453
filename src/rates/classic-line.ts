import Big from 'big.js'

const VALUE_DECIMALS = 5
const PERCENT_DECIMALS = 2

/** What one unit of the pair's base costs, unrounded enough to compute with (40 digits). */
export function unitRate(fixing: { value: string; nominal: number }, inverse: boolean): Big {
  const decimal = precise()
  const perUnit = new decimal(fixing.value).div(fixing.nominal)
  return inverse ? new decimal(1).div(perUnit) : perUnit
}

/** `0.10879`: five decimals, half up. */
export function classicValue(rate: Big): string {
  return rate.toFixed(VALUE_DECIMALS, Big.roundHalfUp)
}

/**
 * `-0.18%`: from unrounded values, at most two decimals, zeros trimmed, no plus sign, never `-0%`.
 * `—` where the fixing before is not known.
 */
export function classicChange(rate: Big, before: Big | null): string {
  if (before === null) return '—'
  const percent = rate.minus(before).div(before).times(100).round(PERCENT_DECIMALS, Big.roundHalfUp)
  return percent.eq(0) ? '0%' : `${new Big(percent).toString()}%`
}

/** `TJS/USD = 0.10879 -0.18%` */
export function classicLine(pair: string, value: string, change: string): string {
  return `${pair} = ${value} ${change}`
}

/** A copy of Big whose division keeps 40 decimals: enough for UZS, whose rate begins at the fifth. */
function precise() {
  const decimal = Big()
  decimal.DP = 40
  decimal.RM = Big.roundHalfUp
  return decimal
}
