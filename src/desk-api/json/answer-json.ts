import type { Context } from 'hono'
import { may } from '#staff/permissions.ts'
import { type Ask, lacksSecondFactor } from '../route.ts'
import { type JsonAnswer, type JsonRoute, refuse } from './json-route.ts'

/**
 * Answers one of the JSON routes. `isForeign`: the request was not sent by a page of ours.
 *
 * All tabs of a browser share one session. So each page names in `Desk-Account` whom it was opened
 * for: what was begun by one person is not done, nor read, in the name of another who has signed in
 * meanwhile.
 */
export async function answerJson(
  c: Context,
  route: JsonRoute,
  { ask, isForeign }: { ask: Ask; isForeign: boolean },
): Promise<Response> {
  if (isForeign) {
    return write(c, refuse(403, 'foreign', 'This was not sent from a page of the desk.'))
  }
  const { present } = ask
  if (!present) return write(c, refuse(401, 'signed-out', 'Nobody is signed in here.'))
  for (const cookie of present.cookies) c.header('Set-Cookie', cookie, { append: true })
  const meant = c.req.header('desk-account')
  if (meant !== undefined && meant !== present.account.id) {
    const detail = 'Somebody else is signed in at this browser now; this page is not theirs.'
    return write(c, refuse(403, 'other-account', detail))
  }
  if (!may(present.account.role, route.needs)) {
    return write(c, refuse(403, 'not-allowed', 'Your role does not include this.'))
  }
  if (lacksSecondFactor(ask.tools, present)) {
    const detail = 'Your role asks for a second factor: set it up at your account first.'
    return write(c, refuse(403, 'second-factor-missing', detail))
  }
  if (meant === undefined && route.method !== 'GET') {
    const detail = 'A page that changes something names the account that it was opened for.'
    return write(c, refuse(400, 'account-unnamed', detail))
  }
  const body = route.method === 'GET' || route.takesBytes ? undefined : await readJson(c)
  const bytes = route.takesBytes ? new Uint8Array(await c.req.arrayBuffer()) : null
  return write(c, await route.answer({ ...ask, present, named: c.req.param(), body, bytes }))
}

/** `retryAfter`: the seconds after which it is worth another try */
export function write(c: Context, answer: JsonAnswer, retryAfter?: number): Response {
  if (!('problem' in answer)) return c.json(answer.body, answer.status)
  const { problem } = answer
  return new Response(`${JSON.stringify(problem)}\n`, {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    },
  })
}

/** undefined where it is no JSON: the schema of the route then says what is missing. */
async function readJson(c: Context): Promise<unknown> {
  if (!c.req.header('content-type')?.startsWith('application/json')) return undefined
  try {
    return JSON.parse(await c.req.text())
  } catch {
    return undefined
  }
}
