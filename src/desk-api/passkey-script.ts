import type { Context } from 'hono'
import text from './islands/passkey.ts?island'

/** Where the pages that ask for a passkey have their script from; no other page of these has one. */
export const PASSKEY_SCRIPT = '/desk/passkey.js'

export function answerPasskeyScript(c: Context): Response {
  return c.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8' })
}
