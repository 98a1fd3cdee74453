import { putDecimal, tens } from './store/put-digits.ts'

/**
 * What one unit of a currency costs in another, exactly: a fraction. Inverses and crosses lose
 * nothing, so that rounding happens once, at the end.
 */
export type ExactRate = { numerator: bigint; denominator: bigint }

/** A quotient that nobody printed is given with so many digits: more than any bank prints. */
export const DERIVED_DIGITS = 12

/** `nominal` units cost `value`, a plain decimal: '87.4500' for 1. */
export function exactRate(value: string, nominal: number): ExactRate {
  const point = value.indexOf('.')
  const decimals = point < 0 ? 0 : value.length - point - 1
  return {
    numerator: BigInt(value.replace('.', '')),
    denominator: powerOfTen(decimals) * BigInt(nominal),
  }
}

export function inverseOf({ numerator, denominator }: ExactRate): ExactRate {
  return { numerator: denominator, denominator: numerator }
}

export function productOf(a: ExactRate, b: ExactRate): ExactRate {
  return {
    numerator: a.numerator * b.numerator,
    denominator: a.denominator * b.denominator,
  }
}

/** Whether both are the same number, however they are written. */
export function isSameRate(a: ExactRate, b: ExactRate): boolean {
  return a.numerator * b.denominator === b.numerator * a.denominator
}

/** With so many decimals, half up (away from zero), never '-0'. */
export function toDecimals({ numerator, denominator }: ExactRate, decimals: number): string {
  const isNegative = numerator < 0n
  const size = isNegative ? -numerator : numerator
  const scaled = (2n * size * powerOfTen(decimals) + denominator) / (2n * denominator)
  const digits = scaled.toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return isNegative && scaled > 0n ? `-${text}` : text
}

/** With so many digits from the first that is not 0, but at least `least` decimals; half up. */
export function toSignificant(rate: ExactRate, digits: number, least = 0): string {
  return toDecimals(rate, Math.max(least, digits - 1 - exponentOf(rate)))
}

/** As `toSignificant`, with the zeros at its end taken away: for values that nobody printed. */
export function toShortest(rate: ExactRate, digits: number): string {
  return withoutZeros(toSignificant(rate, digits))
}

/**
 * Writes what `toShortest` with `DERIVED_DIGITS` says of a rate, from a double that is off by a few
 * units in its last place at most, and returns the place after it. Where that could matter nothing
 * is written, and null says that the exact rate is to be asked.
 */
export function putShortestNear(into: Uint8Array, at: number, near: number): number | null {
  let decimals = DERIVED_DIGITS - 1
  for (let unit = near; unit < 1 && decimals < MOST_DECIMALS; unit *= 10) decimals += 1
  for (let unit = near; unit >= 10 && decimals > 0; unit /= 10) decimals -= 1
  const scaled = near * (tens[decimals] ?? Number.NaN)
  const rest = scaled - Math.floor(scaled)
  const isSafe = scaled > LEAST && scaled < MOST && Math.abs(rest - 0.5) > DOUBT
  if (!isSafe) return null
  let whole = Math.round(scaled)
  // The remainder of a double takes several times as long.
  for (; decimals > 0 && Math.floor(whole / 10) * 10 === whole; decimals -= 1) whole /= 10
  return putDecimal(into, at, whole, decimals)
}

/** Powers of ten are exact so far. */
const MOST_DECIMALS = 22
/** Five units in the last place of a double are 0.0006 of the twelfth digit; three times as much. */
const DOUBT = 0.002
/** The twelve digits of `scaled`, well away from where they become eleven or thirteen. */
const [LEAST, MOST] = [1e11 + 1, 1e12 - 1]

/** '0.2500' → '0.25', '3.00' → '3' */
export function withoutZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** In percent of `before`, exactly: (now - before) / before × 100. */
export function percentChange(now: ExactRate, before: ExactRate): ExactRate {
  const [a, b] = [now.numerator * before.denominator, before.numerator * now.denominator]
  return { numerator: (a - b) * 100n, denominator: b }
}

/** The place of the first digit: 0 for 1 to 9.99, -1 for 0.1 to 0.99. */
function exponentOf({ numerator, denominator }: ExactRate): number {
  if (numerator === 0n) return 0
  const guess = numerator.toString().length - denominator.toString().length
  const isLess =
    guess >= 0
      ? numerator < denominator * powerOfTen(guess)
      : numerator * powerOfTen(-guess) < denominator
  return isLess ? guess - 1 : guess
}

const powers: bigint[] = []

function powerOfTen(exponent: number): bigint {
  if (exponent <= 0) return 1n
  const known = powers[exponent]
  if (known !== undefined) return known
  const power = 10n ** BigInt(exponent)
  if (exponent < MOST_KEPT) powers[exponent] = power
  return power
}

const MOST_KEPT = 100
