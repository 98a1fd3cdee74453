import { randomInt } from 'node:crypto'

/** Without those that look alike on paper; 31 signs, so ten of them are 49 bits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes such as `k7mpd-x3wqz`. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => `${part()}-${part()}`)
}

/** What a person typed from paper, as it was made. */
export function readCode(typed: string): string {
  const plain = typed.replaceAll(/[\s‐‑–—-]/g, '').toLowerCase()
  return /^\d{6}$/.test(plain) ? plain : `${plain.slice(0, 5)}-${plain.slice(5)}`
}

function part(): string {
  return Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
}
