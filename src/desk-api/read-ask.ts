import type { Context } from 'hono'
import type { Caller } from '#staff/caller.ts'
import type { DeskParts } from './desk-tools.ts'
import type { Ask, DeskTools } from './route.ts'
import { isSameOrigin } from './same-origin.ts'

/** Who asks, for what, and when; `form` is of a POST. */
export async function readAsk(
  c: Context,
  parts: DeskParts,
  tools: DeskTools,
  form: Ask['form'] = {},
): Promise<Ask> {
  const caller = callerOf(c, parts)
  // Who has no cookie of ours is nobody, and the library need not be asked.
  const present = caller.cookie.includes('chapar.session_token=')
    ? await tools.signIn.whoIs(caller)
    : null
  const query = new URL(c.req.url).searchParams
  const paper = await parts.paper()
  const { timeZone } = paper
  return { tools, caller, present, form, query, paper, timeZone, now: new Date() }
}

/** Fields of text; of a name that comes twice the last counts. */
export async function readForm(c: Context): Promise<Record<string, string>> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return {}
  return Object.fromEntries(new URLSearchParams(await c.req.text()))
}

/** Whether it was sent by a page that is none of ours. */
export function isForeign(c: Context, { siteUrl }: DeskTools): boolean {
  return !isSameOrigin((name) => c.req.header(name), siteUrl())
}

/** Where somebody is to come back to after signing in: a form is not sent a second time. */
export function wanted({ req }: Context): string | null {
  return req.method === 'GET' ? req.path + new URL(req.url).search : null
}

function callerOf(c: Context, { addressOf }: DeskParts): Caller {
  return {
    cookie: c.req.header('cookie') ?? '',
    agent: c.req.header('user-agent') ?? '',
    address: addressOf(c),
  }
}
