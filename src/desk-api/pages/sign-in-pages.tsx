import { clientNetwork } from '#platform/client-address.ts'
import { transact } from '#platform/database.ts'
import { fileJob } from '#platform/queue.ts'
import { emailSchema } from '#staff/accounts.ts'
import { DEVICE_SECONDS, deviceCookieName, makeDevice, readDevice } from '#staff/known-device.ts'
import { mailEntryLinkJob } from '#staff/mail-entry-link.ts'
import type { Step } from '#staff/sign-in.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import type { Ask, DeskAnswer, DeskTools, Route, SignedAsk } from '../route.ts'
import { ForgottenView, SecondFactorView, SignInView } from '../views/sign-in-view.tsx'
import { readBack, withBack } from '../way-back.ts'
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
  const back = readBack(query.get('back'))
  if (present) return { goTo: back ?? '/desk' }
  return signInPage({ back, done: sentences[query.get('done') ?? ''] ?? null })
}

async function trySignIn({ tools, caller, form }: Ask): Promise<DeskAnswer> {
  const parsed = emailSchema.safeParse(form.email)
  const { email = '', password = '' } = form
  const back = readBack(form.back)
  if (!parsed.success || password === '') {
    return signInPage({ back, email, problem: 'A mail address and a password are needed.' })
  }
  const key = await tools.getKey()
  const cookie = readCookie(caller.cookie, deviceCookieName(parsed.data))
  const device = cookie === null ? null : readDevice(cookie, parsed.data, key)
  const attempt = async () => {
    const tried = { email: parsed.data, address: caller.address, device }
    const wait = await tools.signInLimits.take(tried)
    if (wait !== null) {
      tools.signIns.count('slowed')
      return message.tooMany(wait)
    }
    const step = await tools.signIn.signIn(caller, { email: parsed.data, password })
    if (step.state !== 'refused') await tools.signInLimits.wasRight(tried)
    return answerSignIn(tools, step, { email: parsed.data, back })
  }
  if (device !== null) return attempt()
  const { inTurn, isFull } = tools.strangerTurns
  if (isFull()) tools.signIns.count('slowed')
  return inTurn(attempt)
}

/** Also the end of entering by a link, where the password was set a moment ago. */
export async function answerSignIn(
  tools: DeskTools,
  { state, cookies }: Step<'signed-in' | 'second-factor' | 'refused'>,
  { email, back = null }: { email: string; back?: string | null },
): Promise<DeskAnswer> {
  if (state === 'refused') {
    tools.signIns.count('refused')
    return signInPage({ back, email, problem: 'That address and password do not belong together.' })
  }
  if (state === 'signed-in') tools.signIns.count('signed-in')
  const device = await knownDevice(tools, email)
  return {
    goTo: state === 'second-factor' ? withBack('/desk/second-factor', back) : (back ?? '/desk'),
    cookies: [...cookies, device],
  }
}

/** The cookie by which the browser is known as one where this person has signed in. */
export async function knownDevice(tools: DeskTools, email: string): Promise<string> {
  return writeCookie({
    name: deviceCookieName(email),
    value: makeDevice(email, await tools.getKey()),
    path: '/desk',
    seconds: DEVICE_SECONDS,
    isHttps: tools.isHttps,
  })
}

async function askForCode({ present, query }: Ask): Promise<DeskAnswer> {
  const back = readBack(query.get('back'))
  return present ? { goTo: back ?? '/desk' } : codePage(back, null)
}

async function tryCode({ tools, caller, form }: Ask): Promise<DeskAnswer> {
  const back = readBack(form.back)
  const code = (form.code ?? '').replaceAll(/\s/g, '')
  if (code === '') return codePage(back, 'A code is needed.')
  const { state, cookies } = await tools.signIn.passSecondFactor(caller, code)
  tools.signIns.count(state === 'signed-in' ? 'signed-in' : 'wrong-code')
  if (state === 'signed-in') return { goTo: back ?? '/desk', cookies }
  if (state === 'gone') return { goTo: '/desk/sign-in?done=gone', cookies }
  if (state === 'locked') return message.tooMany(15 * 60)
  return codePage(back, 'That code is not right, or its time is over: take the next one.')
}

async function askForAddress({ tools: { hasMail } }: Ask): Promise<DeskAnswer> {
  return forgottenPage(hasMail, false)
}

/** The same for every address, known or not: who it belongs to is looked up by the job. */
async function sendLink({ tools, caller, form }: Ask): Promise<DeskAnswer> {
  const { db, hasMail, mailLimit } = tools
  const parsed = emailSchema.safeParse(form.email)
  if (!hasMail || !parsed.success) return forgottenPage(hasMail, false)
  const wait = await mailLimit.take(clientNetwork(caller.address))
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

type SignInShown = {
  back: string | null
  email?: string
  problem?: string | null
  done?: string | null
}

/** Asks for address and password. */
export function signInPage({
  back,
  email = '',
  problem = null,
  done = null,
}: SignInShown): DeskAnswer {
  const body = <SignInView {...{ back, email, problem, done }} />
  return { page: { title: 'Sign in', status: problem === null ? 200 : 422, body } }
}

function codePage(back: string | null, problem: string | null): DeskAnswer {
  const body = <SecondFactorView {...{ back, problem }} />
  return { page: { title: 'Second factor', status: problem === null ? 200 : 422, body } }
}

function forgottenPage(hasMail: boolean, isSent: boolean): DeskAnswer {
  const body = <ForgottenView {...{ hasMail, isSent }} />
  return { page: { title: 'Password forgotten', body } }
}
