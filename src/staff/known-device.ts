import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Half a year: who signs in less often is a stranger again, which only means slower. */
export const DEVICE_SECONDS = 180 * 24 * 3600

/**
 * The cookie by which a browser shows that somebody has signed in with this address here before
 * (OWASP's device cookie). It lets nobody in; it only keeps whoever attacks the account from
 * elsewhere from holding its owner up. Each address has a cookie of its own.
 */
export function deviceCookieName(email: string): string {
  return `chapar-device-${createHash('sha256').update(email).digest('hex').slice(0, 12)}`
}

export function makeDevice(email: string, key: string): string {
  const id = randomBytes(12).toString('base64url')
  return `${id}.${seal(email, id, key)}`
}

/** The device's own id where the cookie is ours and for this address; null where not. */
export function readDevice(value: string, email: string, key: string): string | null {
  const [id = '', seen = ''] = value.split('.')
  const right = Buffer.from(seal(email, id, key))
  const given = Buffer.from(seen)
  return given.length === right.length && timingSafeEqual(given, right) ? id : null
}

function seal(email: string, id: string, key: string): string {
  return createHmac('sha256', key).update(`device\n${email}\n${id}`).digest('base64url')
}
