/** What `put` has written, as a text. It must not be longer than `MOST_BYTES`. */
export function textOf(put: (into: Uint8Array) => number): string {
  return scratch.toString('latin1', 0, put(scratch))
}

/** No rate is longer: 15 digits, a point and 15 decimals divided by a nominal of 9 digits, or a quotient of such. */
export const MOST_BYTES = 128

const scratch = Buffer.alloc(MOST_BYTES)
