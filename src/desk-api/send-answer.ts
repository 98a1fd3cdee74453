import type { Context, Hono } from 'hono'
import type { Present } from '#staff/sign-in.ts'
import type { AppFiles } from './app-files.ts'
import { buildOf, writeAppShell } from './app-shell.tsx'
import { DESK_POLICY, KEYED_POLICY } from './desk-sheet.ts'
import type { DeskParts } from './desk-tools.ts'
import type { DeskAnswer } from './route.ts'
import { writePage } from './write-page.tsx'

export type AnswerParts = Pick<DeskParts, 'answersAs' | 'paper' | 'safety'> & {
  openApp: () => Promise<AppFiles>
}

const POLICY = 'Content-Security-Policy'
const FEATURES = 'Permissions-Policy'
const POLICIES = [POLICY, FEATURES]

/** Sets what stands on every answer of the desk that says nothing else itself. */
export function addHeaders(desk: Hono, parts: Pick<DeskParts, 'answersAs' | 'safety'>): void {
  const headers = headersFor(parts)
  desk.use(async (c, next) => {
    await next()
    // A preview is a page of the reader's, with the headers of those.
    if (c.res.headers.has('Referrer-Policy')) return
    // The shell and the pages of passkeys have policies of their own.
    const own = POLICIES.filter((name) => c.res.headers.has(name))
    for (const [name, value] of headers) if (!own.includes(name)) c.res.headers.set(name, value)
  })
}

/**
 * Sends a page, the shell of the application, or to another address. `present`: whose page it is;
 * null where nobody is signed in, or nobody was asked.
 */
export async function sendAnswer(
  c: Context,
  parts: AnswerParts,
  given: DeskAnswer,
  present: Present | null,
): Promise<Response> {
  for (const cookie of [...(present?.cookies ?? []), ...(given.cookies ?? [])]) {
    c.header('Set-Cookie', cookie, { append: true })
  }
  if ('goTo' in given) return c.redirect(given.goTo, 303)
  if ('shell' in given) return sendShell(c, parts)
  if (given.retryAfter !== undefined) c.header('Retry-After', String(given.retryAfter))
  const { siteName } = await parts.paper()
  if (given.page.isKeyed) {
    c.header(POLICY, policyFor(parts, KEYED_POLICY))
    const [, features = ''] = parts.safety.find(([name]) => name === FEATURES) ?? []
    c.header(FEATURES, features.replace('credentials-get=()', 'credentials-get=(self)'))
  }
  const html = await writePage(given.page, { siteName, account: present?.account ?? null })
  return c.html(html, given.page.status ?? 200)
}

async function sendShell(c: Context, { openApp, paper }: AnswerParts): Promise<Response> {
  const app = await openApp()
  const { html, policy } = await writeAppShell(app, await paper())
  return c.html(html, 200, { [POLICY]: policy, 'Desk-Build': buildOf(app) })
}

/** Nothing of the desk is kept anywhere, and no address of it is told to another site. */
function headersFor(parts: Pick<DeskParts, 'answersAs' | 'safety'>): [string, string][] {
  return [
    ...parts.safety.map(([name, value]): [string, string] => [name, value]),
    [POLICY, policyFor(parts, DESK_POLICY)],
    ['Referrer-Policy', 'same-origin'],
    ['Cache-Control', 'no-store'],
    ['X-Robots-Tag', 'noindex'],
  ]
}

function policyFor({ answersAs }: Pick<DeskParts, 'answersAs'>, policy: string): string {
  return answersAs.startsWith('https:') ? `${policy}; upgrade-insecure-requests` : policy
}
