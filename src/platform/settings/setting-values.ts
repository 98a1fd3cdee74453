import { z } from 'zod'
import { parseTrustedProxies } from '../client-address.ts'

/** What a variable of the environment may hold: each is text, read into what it stands for. */
export const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, {
    error: 'must be a number from 0 to 65535',
  })
  .transform(Number)

export const timeZone = z
  .string()
  .refine(isTimeZone, { error: 'must be a time zone such as Asia/Almaty' })

/** Whatever is asked of it further is asked only where it is an address of that protocol. */
export function address(protocol: RegExp, error: string) {
  return z.string().refine((text) => URL.canParse(text) && protocol.test(new URL(text).protocol), {
    error,
    abort: true,
  })
}

/** Items with commas between; none where nothing is given. */
export function list() {
  return z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((item) => item.trim() || []))
}

/** `cbt=…,nbk=…` as what stands behind each source. */
export function bySource(isRight: (value: string) => boolean, error: string) {
  const isItem = (item: string) => /^[a-z][a-z-]*=/.test(item) && isRight(behind(item))
  return list()
    .refine((items) => items.every(isItem), { error })
    .transform((items) =>
      Object.fromEntries(items.map((item) => [item.slice(0, item.indexOf('=')), behind(item)])),
    )
}

export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

export function isProxy(item: string): boolean {
  try {
    parseTrustedProxies([item])
    return true
  } catch {
    return false
  }
}

function behind(item: string): string {
  return item.slice(item.indexOf('=') + 1)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
