import type { Context } from 'hono'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { isDatabaseAway } from '#platform/database-fault.ts'
import { Failure } from '#platform/failure.ts'
import { once } from '#platform/once.ts'
import { projectFile } from '#platform/project-file.ts'
import { createSharedLimit } from '#platform/shared-limit.ts'
import type { Caller } from '#staff/caller.ts'
import { createSignIn, type Present } from '#staff/sign-in.ts'
import { createSignInLimits, createStrangerTurns } from '#staff/sign-in-limits.ts'
import { type AppFiles, answerAppFile, answerWorker, openAppFiles } from './app-files.ts'
import { buildOf, writeAppShell } from './app-shell.tsx'
import { deskRoutes } from './desk-routes.ts'
import { DESK_POLICY, KEYED_POLICY } from './desk-sheet.ts'
import { answerJson, write as writeJson } from './json/answer-json.ts'
import { refuse } from './json/json-route.ts'
import { jsonRoutes } from './json/json-routes.ts'
import { letIn } from './let-in.ts'
import { BUSY_SECONDS, message } from './pages/message.tsx'
import { answerPasskeyScript, PASSKEY_SCRIPT } from './passkey-script.ts'
import { addPreviews } from './previews.ts'
import type { Ask, DeskAnswer, DeskTools, Paper, Route } from './route.ts'
import { isSameOrigin } from './same-origin.ts'
import { isMadeForSender } from './signed-in-as.ts'
import { writePage } from './write-page.tsx'

export type DeskParts = Pick<
  DeskTools,
  | 'db'
  | 'log'
  | 'media'
  | 'getKey'
  | 'hasMail'
  | 'siteUrl'
  | 'secondFactorFor'
  | 'signIns'
  | 'watched'
> & {
  /** of the settings: says whether the site is https, and how codes name the account */
  answersAs: string
  paper: () => Promise<Paper>
  /** names and values of what stands on every answer of the site, of which the desk changes some */
  safety: readonly (readonly [string, string])[]
  /** the page of a working copy as readers would see it; null where there is none */
  showPreview: (articleId: string) => Promise<Response | null>
  /** the address of the client, as far as it can be believed */
  addressOf: (c: Context) => string
  /** where the build put the editors' application */
  appFolder?: string
}

const POLICY = 'Content-Security-Policy'
const FEATURES = 'Permissions-Policy'
const POLICIES = [POLICY, FEATURES]

/** In bytes: of a form, with passwords, names and addresses; of what the API is sent, with texts. */
const LONGEST_FORM = 32 * 1024
const LONGEST_JSON = 8 * 1024 * 1024

/** After so long it is worth another try. */
const AWAY_SECONDS = 30

/**
 * The desk under /desk. Its own pages are HTML without script, so that whoever has lost everything
 * but a browser can still get in, and end the sessions of a stolen machine; /desk/api is JSON.
 */
export function createDesk(parts: DeskParts) {
  const { answersAs, db } = parts
  const isHttps = answersAs.startsWith('https:')
  const issuer = new URL(answersAs).host
  const tools: DeskTools = {
    ...parts,
    isHttps,
    signIn: createSignIn({
      ...{ db, issuer, getKey: parts.getKey },
      siteUrl: answersAs,
      origin: parts.siteUrl,
    }),
    signInLimits: createSignInLimits(db),
    strangerTurns: createStrangerTurns(),
    passkeyQuestionLimit: createSharedLimit(db, {
      name: 'passkey question',
      burst: 30,
      perSecond: 1,
    }),
    passkeyLimit: createSharedLimit(db, { name: 'passkey', burst: 60, perSecond: 1 }),
    mailLimit: createSharedLimit(db, { name: 'mail', burst: 5, perSecond: 1 / 300 }),
  }
  const headers = headersFor(parts)
  const openApp = once(() => openAppFiles(parts.appFolder ?? projectFile('dist', 'desk'), parts))
  const desk = new Hono()
  // Before all that follows: they are the same for everybody, and may be kept.
  desk.get('/desk/assets/:name', (c) => answerAppFile(c, openApp))
  desk.get('/desk/service-worker.js', (c) => answerWorker(c, openApp))
  const writing = { ...parts, openApp }
  desk.use(async (c, next) => {
    await next()
    // A preview is a page of the reader's, with the headers of those.
    if (c.res.headers.has('Referrer-Policy')) return
    // The shell and the pages of passkeys have policies of their own.
    const own = POLICIES.filter((name) => c.res.headers.has(name))
    for (const [name, value] of headers) if (!own.includes(name)) c.res.headers.set(name, value)
  })
  const onError = (c: Context) => tooLong(c)
  const ofForms = bodyLimit({ maxSize: LONGEST_FORM, onError })
  const ofJson = bodyLimit({ maxSize: LONGEST_JSON, onError })
  desk.use((c, next) => {
    // Without a length it would be read whole before anybody is asked who they are; browsers say it.
    if (c.req.header('transfer-encoding')) return lengthMissing(c)
    return (isJsonPath(c) ? ofJson : ofForms)(c, next)
  })
  desk.get(PASSKEY_SCRIPT, answerPasskeyScript)
  addPreviews(desk, {
    askOf: (c) => askOf(c, parts, tools, {}),
    showPreview: parts.showPreview,
    write: (c, given, { present }) => write(c, writing, given, present),
  })
  for (const route of deskRoutes) {
    desk.on(route.method, route.path, (c) => answer(c, route, writing, tools))
  }
  desk.use('/desk/api/*', async (c, next) => {
    await next()
    // So a page of an older build learns of the newer one.
    const app = await openApp().catch(() => null)
    if (app) c.res.headers.set('Desk-Build', buildOf(app))
  })
  for (const route of jsonRoutes) {
    desk.on(route.method, `/desk/api${route.path}`, async (c) => {
      const isFromElsewhere = route.method !== 'GET' && isForeign(c, tools)
      const ask = await askOf(c, parts, tools, {})
      return answerJson(c, route, { ask, isForeign: isFromElsewhere })
    })
  }
  desk.all('/desk/api/*', (c) => writeJson(c, refuse(404, 'unknown', 'There is nothing here.')))
  desk.all('*', async (c) => write(c, writing, message.notFound(), null))
  desk.onError((error, c) => broken(c, error, writing))
  return desk
}

type Writing = DeskParts & { openApp: () => Promise<AppFiles> }

async function answer(c: Context, route: Route, parts: Writing, tools: DeskTools) {
  if (route.method === 'POST' && isForeign(c, tools)) {
    return write(c, parts, message.foreignForm(), null)
  }
  const form = route.method === 'POST' ? await readForm(c) : {}
  const ask = await askOf(c, parts, tools, form)
  return write(c, parts, await answerOf(route, ask, wanted(c)), ask.present)
}

async function askOf(
  c: Context,
  parts: DeskParts,
  tools: DeskTools,
  form: Ask['form'],
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

function isForeign(c: Context, tools: DeskTools): boolean {
  return !isSameOrigin((name) => c.req.header(name), tools.siteUrl())
}

/** Where somebody is to come back to after signing in: a form is not sent a second time. */
function wanted({ req }: Context): string | null {
  return req.method === 'GET' ? req.path + new URL(req.url).search : null
}

function answerOf(route: Route, ask: Ask, back: string | null): Promise<DeskAnswer> | DeskAnswer {
  if (route.needs === null) return route.answer(ask)
  const found = letIn(ask, route.needs, back)
  if ('instead' in found) return found.instead
  if (!isMadeForSender(route, ask)) return message.madeForAnother()
  return route.answer({ ...ask, present: found.present })
}

async function write(c: Context, parts: Writing, given: DeskAnswer, present: Present | null) {
  for (const cookie of [...(present?.cookies ?? []), ...(given.cookies ?? [])]) {
    c.header('Set-Cookie', cookie, { append: true })
  }
  if ('goTo' in given) return c.redirect(given.goTo, 303)
  if ('shell' in given) return writeShell(c, parts)
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

async function writeShell(c: Context, { openApp, paper }: Writing) {
  const app = await openApp()
  const { html, policy } = await writeAppShell(app, await paper())
  return c.html(html, 200, { [POLICY]: policy, 'Desk-Build': buildOf(app) })
}

function tooLong(c: Context): Response {
  const sentence = 'That is too long.'
  if (isJsonPath(c)) return writeJson(c, refuse(413, 'too-long', sentence))
  return c.text(`${sentence}\n`, 413)
}

async function lengthMissing(c: Context): Promise<Response> {
  const sentence = 'Say how long it is.'
  if (isJsonPath(c)) return writeJson(c, refuse(411, 'length-missing', sentence))
  return c.text(`${sentence}\n`, 411)
}

function broken(c: Context, error: Error, parts: Writing) {
  if (error instanceof Failure && error.code === 'busy') {
    if (!isJsonPath(c)) return write(c, parts, message.busy(), null)
    return writeJson(c, refuse(429, 'busy', error.message), BUSY_SECONDS)
  }
  if (error instanceof Failure && error.code === 'desk-not-built') {
    return c.text(`${error.message}\n`, 503)
  }
  const away = isDatabaseAway(error)
  parts.log[away ? 'warn' : 'error']({ err: error }, 'a page of the desk could not be made')
  const words = away
    ? 'The database is away; try again in half a minute.'
    : 'Something went wrong; the log of the server has more.'
  if (!isJsonPath(c)) {
    return c.text(
      `${words}\n`,
      away ? 503 : 500,
      away ? { 'Retry-After': String(AWAY_SECONDS) } : {},
    )
  }
  if (away) return writeJson(c, refuse(503, 'away', words), AWAY_SECONDS)
  return writeJson(c, refuse(500, 'broken', words))
}

function isJsonPath(c: Context): boolean {
  return c.req.path.startsWith('/desk/api/')
}

function callerOf(c: Context, { addressOf }: DeskParts): Caller {
  return {
    cookie: c.req.header('cookie') ?? '',
    agent: c.req.header('user-agent') ?? '',
    address: addressOf(c),
  }
}

/** Fields of text; of a name that comes twice the last counts. */
async function readForm(c: Context): Promise<Record<string, string>> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return {}
  return Object.fromEntries(new URLSearchParams(await c.req.text()))
}

function policyFor({ answersAs }: DeskParts, policy: string): string {
  return answersAs.startsWith('https:') ? `${policy}; upgrade-insecure-requests` : policy
}

/** Nothing of the desk is kept anywhere, and no address of it is told to another site. */
function headersFor(parts: DeskParts): [string, string][] {
  return [
    ...parts.safety.map(([name, value]): [string, string] => [name, value]),
    [POLICY, policyFor(parts, DESK_POLICY)],
    ['Referrer-Policy', 'same-origin'],
    ['Cache-Control', 'no-store'],
    ['X-Robots-Tag', 'noindex'],
  ]
}
