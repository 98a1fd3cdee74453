import { z } from 'zod'
import type { Caller } from '../caller.ts'
import { CLIENT_HEADER } from './library.ts'

export type Called = {
  ok: boolean
  status: number
  /** the library's name for what is wrong; null where it gives none */
  code: string | null
  body: unknown
  /** to be set as they are */
  cookies: string[]
}

type Ask = { headers: Headers; asResponse: true }

/** What it calls a fault of its own is an answer of the browser that does not fit. */
const NO_KEY = 'FAILED_TO_VERIFY_REGISTRATION'

const faultSchema = z.object({ code: z.string() })

/**
 * Calls one of the library's functions. What it refuses is an answer; what breaks inside it is
 * thrown, as is a Failure of ours (`busy`).
 */
export async function callLibrary(
  caller: Caller,
  call: (ask: Ask) => Promise<Response>,
): Promise<Called> {
  const headers = new Headers({
    cookie: caller.cookie,
    'user-agent': caller.agent.slice(0, 300),
    [CLIENT_HEADER]: caller.address,
  })
  const response = await call({ headers, asResponse: true })
  const text = await response.text()
  const isFault = response.status >= 500
  const body: unknown = text === '' ? null : JSON.parse(text)
  const fault = faultSchema.safeParse(body)
  if (isFault && fault.data?.code !== NO_KEY) {
    throw new Error(`the sign-in library answered ${response.status}`)
  }
  return {
    ok: response.ok,
    status: response.status,
    code: fault.success ? fault.data.code : null,
    body,
    cookies: response.headers.getSetCookie(),
  }
}
