import type { Context } from 'hono'
import { createSharedLimit } from '#platform/shared-limit.ts'
import { createSignIn } from '#staff/sign-in.ts'
import { createSignInLimits, createStrangerTurns } from '#staff/sign-in-limits.ts'
import type { DeskTools, Paper } from './route.ts'

/** What the site gives the desk. */
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

/** What the routes work with, made of what the site gives. */
export function makeTools(parts: DeskParts): DeskTools {
  const { answersAs, db, getKey } = parts
  const issuer = new URL(answersAs).host
  const limit = (name: string, burst: number, perSecond: number) =>
    createSharedLimit(db, { name, burst, perSecond })
  return {
    ...parts,
    isHttps: answersAs.startsWith('https:'),
    signIn: createSignIn({ db, issuer, getKey, siteUrl: answersAs, origin: parts.siteUrl }),
    signInLimits: createSignInLimits(db),
    strangerTurns: createStrangerTurns(),
    passkeyQuestionLimit: limit('passkey question', 30, 1),
    passkeyLimit: limit('passkey', 60, 1),
    mailLimit: limit('mail', 5, 1 / 300),
  }
}
