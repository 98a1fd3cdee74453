import os from 'node:os'
import path from 'node:path'
import { createDesk, type DeskParts } from '#desk-api/desk.ts'
import { SIGNED_IN_AS } from '#desk-api/signed-in-as.ts'
import { type Media, openMedia } from '#media/media.ts'
import type { Db } from '#platform/database.ts'
import { openLog } from '#platform/log.ts'
import { projectFile } from '#platform/project-file.ts'
import { createRateStore } from '#rates/rate-store.ts'
import { RateTable } from '#rates/rate-table.ts'
import { createFrameStore } from '#reader/frame-store.ts'
import { createPreview } from '#reader/preview.ts'
import type { Role } from '#staff/accounts.ts'
import { createSignInTally } from '#staff/sign-in-tally.ts'
import { PASSWORD } from './staff-member.ts'

// Whoever needs the desk needs somebody who signs in there.
export { aStaffMember, PASSWORD } from './staff-member.ts'

/** The desk over a database, as a site of its own. */
export function aDeskApp(
  db: Db,
  {
    siteUrl = 'https://paper.example',
    hasMail = false,
    secondFactorFor = [],
    appFolder = projectFile('dist', 'desk'),
    media = openMedia({
      dataDir: path.join(os.tmpdir(), 'chapar-no-media'),
      mediaBucket: undefined,
    }),
    getKey = async () => `${'k'.repeat(16)}test-key-of-the-desk`,
    watched = { sources: [], rateTable: async () => new RateTable(), dataDir: os.tmpdir() },
  }: {
    siteUrl?: string
    hasMail?: boolean
    secondFactorFor?: Role[]
    appFolder?: string
    media?: Media
    getKey?: DeskParts['getKey']
    watched?: DeskParts['watched']
  } = {},
) {
  const rates = createRateStore({ db })
  const frames = createFrameStore({ db, rates, siteUrl: () => siteUrl })
  const desk = createDesk({
    db,
    media,
    getKey,
    hasMail,
    secondFactorFor,
    siteUrl: () => siteUrl,
    log: openLog('silent'),
    watched,
    signIns: createSignInTally(),
    answersAs: siteUrl,
    showPreview: createPreview({ db, rates, leftOut: [], frames }),
    paper: async () => ({
      siteName: 'The Valley Post',
      timeZone: 'Asia/Bishkek',
      editions: [{ edition: 'en', name: 'The Valley Post' }],
    }),
    appFolder,
    safety: [['X-Content-Type-Options', 'nosniff']],
    addressOf: (c) => c.req.header('x-test-address') ?? '203.0.113.7',
  })
  const request = async (path: string, init?: RequestInit) => desk.request(siteUrl + path, init)
  let addresses = 0
  return {
    request,
    /** every address that answers, as `GET /desk/…` */
    places: desk.routes.map(({ method, path: at }) => `${method} ${at}`),
    browser: (address?: string) => aBrowser(request, address),
    /** A browser at an address of its own, which no other is slowed down by. */
    newcomer: () => aBrowser(request, `198.51.100.${++addresses}`),
  }
}

const FIELD = new RegExp(`name="${SIGNED_IN_AS}" value="([^"]+)"`)

export type TestBrowser = ReturnType<typeof aBrowser>

/** Keeps cookies and sends forms as a browser does; goes where it is sent when told to. */
function aBrowser(
  request: (path: string, init?: RequestInit) => Promise<Response>,
  address = '203.0.113.7',
) {
  const jar = new Map<string, string>()
  const headers = () => ({
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'x-test-address': address,
  })
  let known: { session: string; account: string } | undefined
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const at = pair.indexOf('=')
      const isOver = attributes.some((one) => /^\s*max-age=0$/i.test(one))
      if (isOver) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  /** The account that pages are made for, as they tell it; undefined where nobody is signed in. */
  const whose = async (): Promise<string | undefined> => {
    const [, session] = [...jar].find(([name]) => name.endsWith('chapar.session_token')) ?? []
    if (session === undefined) return undefined
    if (known?.session !== session) {
      const page = await request('/desk/account', { headers: headers() })
      const [, account] = FIELD.exec(await page.text()) ?? []
      if (account === undefined) return undefined
      known = { session, account }
    }
    return known.account
  }
  const named = async (): Promise<Record<string, string>> => {
    const account = await whose()
    return account === undefined ? {} : { 'desk-account': account }
  }
  return {
    jar,
    get: async (path: string) => keep(await request(path, { headers: headers() })),
    post: async (
      path: string,
      form: Record<string, string> = {},
      extra: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
    ) => {
      const account = await whose()
      const own = account === undefined ? {} : { [SIGNED_IN_AS]: account }
      const body = new URLSearchParams({ ...own, ...form })
      return keep(
        await request(path, { method: 'POST', body, headers: { ...headers(), ...extra } }),
      )
    },
    json: async (
      method: string,
      path: string,
      body?: unknown,
      extra: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
    ) => {
      const type = body === undefined ? {} : { 'content-type': 'application/json' }
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const own = { ...type, ...(await named()), ...extra }
      const init = { method, ...sent, headers: { ...headers(), ...own } }
      return keep(await request(path, init))
    },
    bytes: async (path: string, body: Uint8Array, extra: Record<string, string> = {}) => {
      const own = { 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' }
      const init = { method: 'PUT', body: new Uint8Array(body) }
      const whose = await named()
      const all = { ...headers(), ...own, ...whose, ...extra }
      return keep(await request(path, { ...init, headers: all }))
    },
    signIn(email: string, password = PASSWORD) {
      return this.post('/desk/sign-in', { email, password })
    },
  }
}
