import { z } from 'zod'
import { line } from '#contract/text.ts'
import { type Db, type Tx, transact } from '#platform/database.ts'
import { type Actor, recordAct } from './audit-log.ts'
import type { Caller } from './caller.ts'
import { fileAccountNews } from './mail-account-news.ts'
import { removeSessions } from './sessions.ts'
import { callLibrary } from './sign-in/call-library.ts'
import { type Question, questionIn } from './sign-in/passkey-question.ts'
import type { Present, SignIn } from './sign-in.ts'

export type Passkey = {
  id: string
  name: string
  createdAt: Date
  /** null: never yet */
  usedAt: Date | null
  /** whether its maker keeps a copy of it elsewhere */
  isBackedUp: boolean
}

export const passkeyNameSchema = line(60)

const part = z.string().max(8000)
const key = { id: part, rawId: part, type: z.literal('public-key') }
const noExtensions = z.object({})

/** A key that a browser has made; the library looks into it. */
const madeSchema = z.object({
  ...key,
  clientExtensionResults: noExtensions,
  response: z.object({
    clientDataJSON: part,
    attestationObject: part,
    transports: z.array(z.string().max(40)).max(10),
  }),
})

/** A key that a browser has shown. */
const shownSchema = z.object({
  ...key,
  clientExtensionResults: noExtensions,
  response: z.object({
    clientDataJSON: part,
    authenticatorData: part,
    signature: part,
    userHandle: part.exactOptional(),
  }),
})
export type PasskeyShown = z.infer<typeof shownSchema>
type PasskeyMade = z.infer<typeof madeSchema>

/** null where the text of a form is none. */
export function readPasskeyMade(text: string): PasskeyMade | null {
  return madeSchema.safeParse(readJson(text)).data ?? null
}

export function readPasskeyShown(text: string): PasskeyShown | null {
  return shownSchema.safeParse(readJson(text)).data ?? null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Those of an account, the newest first. */
export async function listPasskeys(db: Db, accountId: string): Promise<Passkey[]> {
  return db
    .selectFrom('passkeys')
    .select(['id', 'name', 'created_at as createdAt', 'used_at as usedAt'])
    .select('backed_up as isBackedUp')
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function hasPasskey(db: Db, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('passkeys')
    .select('id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The accounts that have one. */
export async function listWithPasskey(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('passkeys').select('account_id').distinct().execute()
  return new Set(rows.map((row) => row.account_id))
}

/** The question by which a browser makes a key. Whoever asks has given their password already. */
export async function askForNewPasskey(signIn: SignIn, caller: Caller): Promise<Question> {
  const { api } = await signIn.open()
  return questionIn(await callLibrary(caller, (ask) => api.generatePasskeyRegistrationOptions(ask)))
}

/** Keeps the key that a browser made; false where the answer does not fit its question. */
export async function addPasskey(
  db: Db,
  signIn: SignIn,
  options: {
    caller: Caller
    present: Present
    name: string
    response: PasskeyMade
  },
): Promise<boolean> {
  const { caller, present, name, response } = options
  const { api } = await signIn.open()
  const called = await callLibrary(caller, (ask) =>
    api.verifyPasskeyRegistration({ ...ask, body: { response, name } }),
  )
  if (!called.ok) return false
  const { id: passkey } = z.object({ id: z.uuid() }).parse(called.body)
  const { id: accountId } = present.account
  const act = 'account.passkey-added'
  const detail = { passkey }
  await transact(db, async (tx) => {
    await fileAccountNews(tx, { accountId, news: 'passkey-added' })
    await recordAct(tx, { actor: { accountId }, act, subject: accountId, detail })
  })
  return true
}

export async function renamePasskey(
  tx: Tx,
  { accountId, id, name }: { accountId: string; id: string; name: string },
): Promise<void> {
  await tx
    .updateTable('passkeys')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .execute()
}

/**
 * Takes a key off the account, or all of them, and ends the sessions that any passkey has opened,
 * save `keep`: which key opened which is not kept. Returns how many keys.
 */
export async function removePasskeys(
  tx: Tx,
  options: { actor: Actor; accountId: string; id?: string; keep?: string },
): Promise<number> {
  const { actor, accountId, id, keep = null } = options
  const removed = await tx
    .deleteFrom('passkeys')
    .where('account_id', '=', accountId)
    .$if(id !== undefined, (q) => q.where('id', '=', id ?? ''))
    .returning('id')
    .execute()
  if (removed.length === 0) return 0
  await removeSessions(tx, accountId, { keep, byPasskey: true })
  const detail = { passkeys: removed.map((row) => row.id) }
  await recordAct(tx, { actor, act: 'account.passkeys-removed', subject: accountId, detail })
  return removed.length
}
