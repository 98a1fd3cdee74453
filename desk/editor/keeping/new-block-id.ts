const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** An id for a block: 12 letters and digits, 62 bits, so that two editors do not make the same. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')
}
