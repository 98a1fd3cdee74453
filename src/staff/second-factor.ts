import { z } from 'zod'
import { type Db, transact } from '#platform/database.ts'
import { recordAct } from './audit-log.ts'
import type { Caller } from './caller.ts'
import { fileAccountNews } from './mail-account-news.ts'
import { callLibrary } from './sign-in/call-library.ts'
import type { Present, SignIn, Step } from './sign-in.ts'
import { useCode } from './used-codes.ts'

/** What a person has to bring into an app for codes, and to write down. Shown once. */
export type Enrolment = { uri: string; recoveryCodes: string[]; cookies: string[] }

const enrolledSchema = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) })
const codesSchema = z.object({ backupCodes: z.array(z.string()) })

/** Makes a secret, which counts for nothing until a first code of it was right. null: wrong password. */
export async function beginSecondFactor(
  signIn: SignIn,
  caller: Caller,
  password: string,
): Promise<Enrolment | null> {
  const { api } = await signIn.open()
  const called = await callLibrary(caller, (ask) =>
    api.enableTwoFactor({ ...ask, body: { password } }),
  )
  if (!called.ok) return null
  const { totpURI, backupCodes } = enrolledSchema.parse(called.body)
  return { uri: totpURI, recoveryCodes: backupCodes, cookies: called.cookies }
}

/** From now on a code is asked for at every sign-in. The session gets a new id. */
export async function confirmSecondFactor(
  db: Db,
  signIn: SignIn,
  { caller, present, code }: { caller: Caller; present: Present; code: string },
): Promise<Step<'on' | 'wrong'>> {
  const { api } = await signIn.open()
  const called = await callLibrary(caller, (ask) => api.verifyTOTP({ ...ask, body: { code } }))
  if (!called.ok) return { state: 'wrong', cookies: [] }
  // It is not to let anybody in once more.
  await transact(db, (tx) => useCode(tx, { accountId: present.account.id, code }))
  await record(db, present, 'account.second-factor-on', 'second-factor-on')
  return { state: 'on', cookies: called.cookies }
}

export async function endSecondFactor(
  db: Db,
  signIn: SignIn,
  { caller, present, password }: { caller: Caller; present: Present; password: string },
): Promise<Step<'off' | 'wrong'>> {
  const { api } = await signIn.open()
  const called = await callLibrary(caller, (ask) =>
    api.disableTwoFactor({ ...ask, body: { password } }),
  )
  if (!called.ok) return { state: 'wrong', cookies: [] }
  await record(db, present, 'account.second-factor-off', 'second-factor-off')
  return { state: 'off', cookies: called.cookies }
}

/** New recovery codes in place of the old ones; null: wrong password. */
export async function renewRecoveryCodes(
  db: Db,
  signIn: SignIn,
  { caller, present, password }: { caller: Caller; present: Present; password: string },
): Promise<string[] | null> {
  const { api } = await signIn.open()
  const called = await callLibrary(caller, (ask) =>
    api.generateBackupCodes({ ...ask, body: { password } }),
  )
  if (!called.ok) return null
  await record(db, present, 'account.recovery-codes-renewed')
  return codesSchema.parse(called.body).backupCodes
}

function record(
  db: Db,
  { account: { id: accountId } }: Present,
  act: string,
  news?: 'second-factor-on' | 'second-factor-off',
): Promise<void> {
  return transact(db, async (tx) => {
    if (news) await fileAccountNews(tx, { accountId, news })
    await recordAct(tx, { actor: { accountId }, act, subject: accountId })
  })
}
