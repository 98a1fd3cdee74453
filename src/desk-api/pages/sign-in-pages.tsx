import { transact } from '#platform/database.ts'
import { fileJob } from '#platform/queue.ts'
import { emailSchema } from '#staff/accounts.ts'
import { DEVICE_SECONDS, deviceCookieName, makeDevice, readDevice } from '#staff/known-device.ts'
import { mailEntryLinkJob } from '#staff/mail-entry-link.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import type { Ask, DeskAnswer, Route, SignedAsk } from '../route.ts'
import { ForgottenView, SecondFactorView, SignInView } from '../views/sign-in-view.tsx'
import { message } from './message.tsx'

export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/sign-in', needs: null, answer: askToSignIn },
  { method: 'POST', path: '/desk/sign-in', needs: null, answer: trySignIn },
  { method: 'GET', path: '/desk/second-factor', needs: null, answer: askForCode },
  { method: 'POST', path: '/desk/second-factor', needs: null, answer: tryCode },
  { method: 'GET', path: '/desk/forgotten', needs: null, answer: askForAddress },
  { method: 'POST', path: '/desk/forgotten', needs: null, answer: sendLink },
  { method: 'POST', path: '/desk/sign-out', needs: 'account.own', answer: leave },
]

const sentences: Record<string, string> = {
  'signed-out': 'You have signed out.',
  gone: 'That took too long, or too many codes were wrong: please sign in again.',
}

async function askToSignIn({ present, query }: Ask): Promise<DeskAnswer> {
  if (present) return { goTo: '/desk' }
  return signInPage({ done: sentences[query.get('done') ?? ''] ?? null })
}

async function trySignIn({ tools, caller, form }: Ask): Promise<DeskAnswer> {
  const parsed = emailSchema.safeParse(form.email)
  const { email = '', password = '' } = form
  if (!parsed.success || password === '') {
    return signInPage({ email, problem: 'A mail address and a password are needed.' })
  }
  const key = await tools.getKey()
  const cookie = readCookie(caller.cookie, deviceCookieName(parsed.data))
  const device = cookie === null ? null : readDevice(cookie, parsed.data, key)
  const { address } = caller
  const wait = tools.signInLimits({ email: parsed.data, address, device })
  if (wait !== null) return message.tooMany(wait)
  return signInWith(tools, caller, { email: parsed.data, password })
}

/** Also the end of entering by a link, where the password was set a moment ago. */
export async function signInWith(
  tools: Ask['tools'],
  caller: Ask['caller'],
  { email, password }: { email: string; password: string },
): Promise<DeskAnswer> {
  const { state, cookies } = await tools.signIn.signIn(caller, { email, password })
  if (state === 'refused') {
    return signInPage({ email, problem: 'That address and password do not belong together.' })
  }
  const device = writeCookie({
    name: deviceCookieName(email),
    value: makeDevice(email, await tools.getKey()),
    path: '/desk',
    seconds: DEVICE_SECONDS,
    isHttps: tools.isHttps,
  })
  return {
    goTo: state === 'second-factor' ? '/desk/second-factor' : '/desk',
    cookies: [...cookies, device],
  }
}

async function askForCode({ present }: Ask): Promise<DeskAnswer> {
  return present ? { goTo: '/desk' } : codePage(null)
}

async function tryCode({ tools, caller, form }: Ask): Promise<DeskAnswer> {
  const code = (form.code ?? '').replaceAll(/\s/g, '')
  if (code === '') return codePage('A code is needed.')
  const { state, cookies } = await tools.signIn.passSecondFactor(caller, code)
  if (state === 'signed-in') return { goTo: '/desk', cookies }
  if (state === 'gone') return { goTo: '/desk/sign-in?done=gone', cookies }
  if (state === 'locked') return message.tooMany(15 * 60)
  return codePage('That code is not right, or its time is over: take the next one.')
}

async function askForAddress({ tools: { hasMail } }: Ask): Promise<DeskAnswer> {
  return forgottenPage(hasMail, false)
}

/** The same for every address, known or not: who it belongs to is looked up by the job. */
async function sendLink({ tools, caller, form }: Ask): Promise<DeskAnswer> {
  const { db, hasMail, mailPoliteness } = tools
  const parsed = emailSchema.safeParse(form.email)
  if (!hasMail || !parsed.success) return forgottenPage(hasMail, false)
  const wait = mailPoliteness(caller.address)
  if (wait !== null) return message.tooMany(wait)
  const email = parsed.data
  await transact(db, (tx) =>
    fileJob(tx, mailEntryLinkJob, { email }, { key: `mail-entry-link:${email}`, maxAttempts: 5 }),
  )
  return forgottenPage(hasMail, true)
}

async function leave({ tools, caller }: SignedAsk): Promise<DeskAnswer> {
  const { cookies } = await tools.signIn.signOut(caller)
  return { goTo: '/desk/sign-in?done=signed-out', cookies }
}

function signInPage(shown: { email?: string; problem?: string; done?: string | null }): DeskAnswer {
  const { email = '', problem = null, done = null } = shown
  const body = <SignInView {...{ email, problem, done }} />
  return { page: { title: 'Sign in', status: problem === null ? 200 : 422, body } }
}

function codePage(problem: string | null): DeskAnswer {
  const body = <SecondFactorView problem={problem} />
  return { page: { title: 'Second factor', status: problem === null ? 200 : 422, body } }
}

function forgottenPage(hasMail: boolean, isSent: boolean): DeskAnswer {
  const body = <ForgottenView {...{ hasMail, isSent }} />
  return { page: { title: 'Password forgotten', body } }
}
