import { z } from 'zod'
import { type Db, transact } from '#platform/database.ts'
import { once } from '#platform/once.ts'
import { type Account, findAccount, findAccountByEmail } from './accounts.ts'
import { recordAct } from './audit-log.ts'
import type { Caller } from './caller.ts'
import type { PasskeyShown } from './passkeys.ts'
import { endSessions, removeSessions } from './sessions.ts'
import { type Called, callLibrary } from './sign-in/call-library.ts'
import { type Library, type LibraryOptions, openLibrary } from './sign-in/library.ts'
import { type Question, questionIn } from './sign-in/passkey-question.ts'
import { readCode } from './sign-in/recovery-codes.ts'
import { useCode } from './used-codes.ts'

/** Who is signed in; `cookies` are to be set, since a session is renewed while it is used. */
export type Present = {
  account: Account
  sessionId: string
  /** begun with a passkey, which is two factors in one */
  byPasskey: boolean
  cookies: string[]
}

/** What came of a step, with the cookies to set. */
export type Step<State extends string> = { state: State; cookies: string[] }

export type SignIn = ReturnType<typeof createSignIn>

/** Signing in and out. The library behind it is loaded with the first call. */
export function createSignIn({
  db,
  siteUrl,
  origin,
  issuer,
  getKey,
}: Omit<LibraryOptions, 'key'> & { getKey: () => Promise<string> }) {
  const open = once(async () => openLibrary({ db, key: await getKey(), siteUrl, origin, issuer }))
  return {
    open,
    whoIs: async (caller: Caller): Promise<Present | null> => whoIs(db, await open(), caller),
    signIn: async (caller: Caller, given: { email: string; password: string }) =>
      signIn(db, await open(), caller, given),
    passSecondFactor: async (caller: Caller, code: string) =>
      passSecondFactor(db, await open(), caller, code),
    askForPasskey: async (caller: Caller) => askForPasskey(await open(), caller),
    signInByPasskey: async (caller: Caller, response: PasskeyShown) =>
      signInByPasskey(db, await open(), caller, response),
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
  const byPasskey = await isByPasskey(db, session.id)
  return { account, sessionId: session.id, byPasskey, cookies: called.cookies }
}

async function isByPasskey(db: Db, sessionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('by_passkey')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.by_passkey ?? false
}

const waitsSchema = z.object({ twoFactorRedirect: z.literal(true) })
const userSchema = z.object({ token: z.string(), user: z.object({ id: z.uuid() }) })

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

/** `typed` is a code of the second device or one of the recovery codes; each works once. */
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
  const { user, token } = userSchema.parse(called.body)
  const account = await findAccount(db, user.id)
  if (!account || account.disabledAt) {
    await transact(db, (tx) => removeSessions(tx, user.id, { keep: null }))
    return { state: 'gone', cookies: [] }
  }
  if (isDigits && !(await transact(db, (tx) => useCode(tx, { accountId: user.id, code })))) {
    // The library has begun a session; nobody was told of it.
    await db.deleteFrom('sessions').where('token', '=', token).execute()
    return { state: 'gone', cookies: [] }
  }
  await begin(db, user.id, { before, secondFactor: isDigits ? 'code' : 'recovery-code' })
  return { state: 'signed-in', cookies: called.cookies }
}

/** The question by which a browser shows a passkey. It is the same whoever asks. */
async function askForPasskey(library: Library, caller: Caller): Promise<Question> {
  const stranger = { ...caller, cookie: '' }
  const called = await callLibrary(stranger, (ask) =>
    library.api.generatePasskeyAuthenticationOptions(ask),
  )
  const { options, cookies } = questionIn(called)
  // What the library leaves to the browser is demanded here; it looks at the answer too.
  return { options: { ...options, userVerification: 'required' }, cookies }
}

const keyedSchema = z.object({ session: z.object({ token: z.string(), userId: z.uuid() }) })

/** Whose key it is is seen from the answer; a code is not asked for, since the key is two factors. */
async function signInByPasskey(
  db: Db,
  library: Library,
  caller: Caller,
  response: PasskeyShown,
): Promise<Step<'signed-in' | 'refused'> & { email: string | null }> {
  const before = await whoIs(db, library, caller)
  const called = await callLibrary(caller, (ask) =>
    library.api.verifyPasskeyAuthentication({ ...ask, body: { response } }),
  )
  if (!called.ok) return { state: 'refused', cookies: [], email: null }
  const { token, userId } = keyedSchema.parse(called.body).session
  const account = await findAccount(db, userId)
  if (!account || account.disabledAt) {
    await transact(db, (tx) => removeSessions(tx, userId, { keep: null }))
    return { state: 'refused', cookies: [], email: null }
  }
  await db.updateTable('sessions').set({ by_passkey: true }).where('token', '=', token).execute()
  await db
    .updateTable('passkeys')
    .set({ used_at: new Date() })
    .where('credential_id', '=', response.id)
    .execute()
  await begin(db, userId, { before, secondFactor: 'passkey' })
  return { state: 'signed-in', cookies: called.cookies, email: account.email }
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
