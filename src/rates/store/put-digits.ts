/** Powers of ten, all of them exact; `**` may be off in its last place. */
export const tens = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/**
 * Writes a decimal as ASCII, `whole` with its point so many places from the right: 874500 with 4
 * becomes '87.4500'. `whole` is below 1e15. Returns the place after it.
 */
export function putDecimal(into: Uint8Array, at: number, whole: number, decimals: number): number {
  // Whole numbers of 31 bits are divided several times as fast as larger ones.
  let upper = whole > MOST_SHORT ? Math.floor(whole / 1e6) : 0
  let rest = (upper > 0 ? whole - upper * 1e6 : whole) | 0
  const digits = Math.max(countDigits(whole), decimals + 1)
  const end = at + digits + (decimals > 0 ? 1 : 0)
  let place = end
  for (let done = 0; done < digits; done += 1) {
    if (done === decimals && done > 0) {
      place -= 1
      into[place] = POINT
    }
    if (done === LOWER_DIGITS && upper > 0) {
      rest = upper
      upper = 0
    }
    const left = (rest / 10) | 0
    place -= 1
    into[place] = ZERO + rest - left * 10
    rest = left
  }
  return end
}

/** Writes a text of ASCII; returns the place after it. */
export function putText(into: Uint8Array, at: number, text: string): number {
  for (let place = 0; place < text.length; place += 1) into[at + place] = text.charCodeAt(place)
  return at + text.length
}

const MOST_SHORT = 2 ** 31 - 1
const LOWER_DIGITS = 6
const POINT = '.'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)

function countDigits(whole: number): number {
  let count = 1
  while (count < 16 && whole >= (tens[count] ?? 0)) count += 1
  return count
}
