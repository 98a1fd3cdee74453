/** Powers of ten, all of them exact; `**` may be off in its last place. */
export const tens = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/**
 * Writes a decimal as ASCII, `whole` with its point so many places from the right: 874500 with 4
 * becomes '87.4500'. `whole` is below 1e15. Returns the place after it.
 */
export function putDecimal(into: Uint8Array, at: number, whole: number, decimals: number): number {
  // Whole numbers of 31 bits are divided several times as fast as larger ones.
  const upper = whole > MOST_SHORT ? Math.floor(whole / LOWER) : 0
  const lower = whole - upper * LOWER
  const known = upper > 0 ? countDigits(upper) + LOWER_DIGITS : countDigits(lower)
  const digits = known > decimals ? known : decimals + 1
  if (decimals === 0) return putTwoParts(into, at, { upper, lower, digits })
  const end = putTwoParts(into, at + 1, { upper, lower, digits })
  // What stands before the point is short: it is moved to make room for it.
  const point = end - decimals - 1
  for (let place = at; place < point; place += 1) into[place] = into[place + 1] ?? 0
  into[point] = POINT
  return end
}

/** Writes a text of ASCII; returns the place after it. */
export function putText(into: Uint8Array, at: number, text: string): number {
  for (let place = 0; place < text.length; place += 1) into[at + place] = text.charCodeAt(place)
  return at + text.length
}

/** Writes the last digits of a number below 2 ** 31, so many of them, with zeros before it. */
export function putDigits(into: Uint8Array, at: number, number: number, digits: number): number {
  const end = at + digits
  let rest = number | 0
  let place = end
  for (; place > at + 1; place -= 2) {
    const hundreds = (rest / 100) | 0
    const pair = rest - hundreds * 100
    const ten = (pair / 10) | 0
    into[place - 1] = ZERO + pair - ten * 10
    into[place - 2] = ZERO + ten
    rest = hundreds
  }
  if (place > at) into[at] = ZERO + (rest % 10)
  return end
}

const MOST_SHORT = 2 ** 31 - 1
const [LOWER, LOWER_DIGITS] = [1e6, 6]
const POINT = '.'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)

function putTwoParts(
  into: Uint8Array,
  at: number,
  { upper, lower, digits }: { upper: number; lower: number; digits: number },
): number {
  if (upper === 0) return putDigits(into, at, lower, digits)
  const middle = putDigits(into, at, upper, digits - LOWER_DIGITS)
  return putDigits(into, middle, lower, LOWER_DIGITS)
}

function countDigits(whole: number): number {
  let count = 1
  while (count < 16 && whole >= (tens[count] ?? 0)) count += 1
  return count
}
