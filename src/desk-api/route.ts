import type { HtmlEscapedString } from 'hono/utils/html'
import type { Me } from '#contract/desk.ts'
import type { Media } from '#media/media.ts'
import type { Db } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { SharedLimit } from '#platform/shared-limit.ts'
import type { RateTable } from '#rates/rate-table.ts'
import type { listSourceStatus } from '#rates/source-status.ts'
import type { Role } from '#staff/accounts.ts'
import type { Caller } from '#staff/caller.ts'
import type { Permission } from '#staff/permissions.ts'
import type { Present, SignIn } from '#staff/sign-in.ts'
import type { createStrangerTurns, SignInLimits } from '#staff/sign-in-limits.ts'
import type { SignInTally } from '#staff/sign-in-tally.ts'

/** What the routes work with. */
export type DeskTools = {
  db: Db
  log: Log
  /** the library's pictures, and what takes them in */
  media: Media
  signIn: SignIn
  getKey: () => Promise<string>
  signInLimits: SignInLimits
  strangerTurns: ReturnType<typeof createStrangerTurns>
  signIns: SignInTally
  /** of asking for the question of a passkey, which is a row each time */
  passkeyQuestionLimit: SharedLimit
  /** of showing a passkey, which cannot be guessed: wrong passwords keep nobody from it */
  passkeyLimit: SharedLimit
  /** of asking for a link by mail, which costs a mail */
  mailLimit: SharedLimit
  /** whether a mail can be sent at all */
  hasMail: boolean
  /** the roles that get no further than their own account without a second factor */
  secondFactorFor: readonly Role[]
  /** the root of links that are given to people: https://paper.example */
  siteUrl: () => string
  /** what is looked at for those who look after the server */
  watched: {
    /** the sources of rates that are asked by the clock */
    sources: Parameters<typeof listSourceStatus>[1]
    rateTable: () => Promise<RateTable>
    dataDir: string
  }
  /** whether cookies are to be sent over https only */
  isHttps: boolean
}

/** What the desk says about the paper. */
export type Paper = Me['paper']

export type Ask = {
  tools: DeskTools
  caller: Caller
  /** null where nobody is signed in */
  present: Present | null
  /** of a POST; each name once */
  form: Readonly<Record<string, string>>
  query: URLSearchParams
  paper: Paper
  /** of the paper */
  timeZone: string
  now: Date
}

/** Whether the role demands a second factor that is neither set up nor was shown as a passkey. */
export function lacksSecondFactor(tools: DeskTools, { account, byPasskey }: Present): boolean {
  return tools.secondFactorFor.includes(account.role) && !account.hasSecondFactor && !byPasskey
}

export type SignedAsk = Ask & { present: Present }

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>
export type DeskPage = {
  title: string
  status?: 200 | 403 | 404 | 422 | 429
  body: Markup
  isKeyed?: boolean
}

/** A page, or where the browser is to go; `cookies` are set as they are. */
export type DeskAnswer = { cookies?: readonly string[] } & (
  | { page: DeskPage; retryAfter?: number }
  | { goTo: string }
  /** the shell of the editors' application, which asks for the rest itself */
  | { shell: true }
)

type Place = { method: 'GET' | 'POST'; path: string }

export type Route = Place &
  (
    | { needs: null; answer: (ask: Ask) => Promise<DeskAnswer> }
    | { needs: Permission; answer: (ask: SignedAsk) => Promise<DeskAnswer> }
  )
