import { z } from 'zod'
import type { JsonObject } from '#platform/schema.ts'
import type { Called } from './call-library.ts'

/** What a browser is asked, as WebAuthn has it in JSON, and the cookies that go with the question. */
export type Question = { options: JsonObject; cookies: string[] }

const optionsSchema = z.looseObject({})

/** The library's question for a passkey; it has no reason of its own to refuse one. */
export function questionIn({ ok, code, body, cookies }: Called): Question {
  if (!ok) throw new Error(`no question for a passkey: ${code}`)
  // It came as JSON, so it is.
  return { options: optionsSchema.parse(body) as JsonObject, cookies }
}
