import { z } from 'zod'
import { type Db, transact } from '#platform/database.ts'
import { once } from '#platform/once.ts'
import { type Account, findAccount, findAccountByEmail } from './accounts.ts'
import { recordAct } from './audit-log.ts'
import type { Caller } from './caller.ts'
import { endSessions, removeSessions } from './sessions.ts'
import { type Called, callLibrary } from './sign-in/call-library.ts'
import { type Library, type LibraryOptions, openLibrary } from './sign-in/library.ts'
import { readCode } from './sign-in/recovery-codes.ts'

/** Who is signed in; `cookies` are to be set, since a session is renewed while it is used. */
export type Present = {
  account: Account
  sessionId: string
  cookies: string[]
}

/** What came of a step, with the cookies to set. */
export type Step<State extends string> = { state: State; cookies: string[] }

export type SignIn = ReturnType<typeof createSignIn>

/** Signing in and out. The library behind it is loaded with the first call. */
export function createSignIn({
  db,
  siteUrl,
  issuer,
  getKey,
}: Omit<LibraryOptions, 'key'> & { getKey: () => Promise<string> }) {
  const open = once(async () => openLibrary({ db, key: await getKey(), siteUrl, issuer }))
  return {
    open,
    whoIs: async (caller: Caller): Promise<Present | null> => whoIs(db, await open(), caller),
    signIn: async (caller: Caller, given: { email: string; password: string }) =>
      signIn(db, await open(), caller, given),
    passSecondFactor: async (caller: Caller, code: string) =>
      passSecondFactor(db, await open(), caller, code),
    signOut: async (caller: Caller) => signOut(db, await open(), caller),
  }
}

const sessionSchema = z.object({
  session: z.object({ id: z.uuid(), userId: z.uuid() }),
})

async function whoIs(db: Db, library: Library, caller: Caller): Promise<Present | null> {
  const called = await callLibrary(caller, (ask) => library.api.getSession(ask))
  const found = sessionSchema.safeParse(called.body)
  if (!found.success) return null
  const { session } = found.data
  const account = await findAccount(db, session.userId)
  if (!account || account.disabledAt) return null
  return { account, sessionId: session.id, cookies: called.cookies }
}

const waitsSchema = z.object({ twoFactorRedirect: z.literal(true) })
const userSchema = z.object({ user: z.object({ id: z.uuid() }) })

/** An unknown address, a wrong password and an ended account are the same, and take as long. */
async function signIn(
  db: Db,
  library: Library,
  caller: Caller,
  given: { email: string; password: string },
): Promise<Step<'signed-in' | 'second-factor' | 'refused'>> {
  const before = await whoIs(db, library, caller)
  const called = await callLibrary(caller, (ask) =>
    library.api.signInEmail({ ...ask, body: given }),
  )
  if (!called.ok) return { state: 'refused', cookies: [] }
  const account = await findAccountByEmail(db, given.email)
  if (!account || account.disabledAt) {
    if (account) await transact(db, (tx) => removeSessions(tx, account.id, { keep: null }))
    return { state: 'refused', cookies: [] }
  }
  const { cookies } = called
  if (waitsSchema.safeParse(called.body).success) return { state: 'second-factor', cookies }
  await begin(db, account.id, { before, secondFactor: null })
  return { state: 'signed-in', cookies }
}

/** `typed` is a code of the second device, or one of the recovery codes, each of which works once. */
async function passSecondFactor(
  db: Db,
  library: Library,
  caller: Caller,
  typed: string,
): Promise<Step<'signed-in' | 'wrong' | 'locked' | 'gone'>> {
  const before = await whoIs(db, library, caller)
  // With a session it would only say whether the code is right.
  if (before) return { state: 'gone', cookies: [] }
  const code = readCode(typed)
  const isDigits = /^\d{6}$/.test(code)
  const called = await callLibrary(caller, (ask) =>
    isDigits
      ? library.api.verifyTOTP({ ...ask, body: { code } })
      : library.api.verifyBackupCode({ ...ask, body: { code } }),
  )
  if (!called.ok) return { state: whyNot(called), cookies: called.cookies }
  const { user } = userSchema.parse(called.body)
  const account = await findAccount(db, user.id)
  if (!account || account.disabledAt) {
    await transact(db, (tx) => removeSessions(tx, user.id, { keep: null }))
    return { state: 'gone', cookies: [] }
  }
  await begin(db, user.id, { before, secondFactor: isDigits ? 'code' : 'recovery-code' })
  return { state: 'signed-in', cookies: called.cookies }
}

function whyNot({ status, code }: Called): 'wrong' | 'locked' | 'gone' {
  if (status === 429) return 'locked'
  const over = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']
  return code !== null && over.includes(code) ? 'gone' : 'wrong'
}

/** The session that this browser had before ends: a sign-in always makes a new one. */
async function begin(
  db: Db,
  accountId: string,
  { before, secondFactor }: { before: Present | null; secondFactor: string | null },
): Promise<void> {
  await transact(db, async (tx) => {
    if (before) await removeSessions(tx, before.account.id, { only: before.sessionId })
    const act = 'account.signed-in'
    await recordAct(tx, {
      actor: { accountId },
      act,
      subject: accountId,
      detail: { secondFactor },
    })
  })
}

async function signOut(db: Db, library: Library, caller: Caller): Promise<{ cookies: string[] }> {
  const present = await whoIs(db, library, caller)
  const { cookies } = await callLibrary(caller, (ask) => library.api.signOut(ask))
  if (present) {
    const { id: accountId } = present.account
    // The library has removed it already; where it could not, this does.
    await transact(db, async (tx) => {
      await endSessions(tx, { actor: { accountId }, accountId, only: present.sessionId })
      await recordAct(tx, {
        actor: { accountId },
        act: 'account.signed-out',
        subject: accountId,
      })
    })
  }
  return { cookies }
}
