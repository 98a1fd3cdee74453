import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Db, Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { createAccount } from './accounts.ts'
import { type Actor, recordAct } from './audit-log.ts'
import { canAnybodySignIn, setPassword } from './credentials.ts'

/** The link makes the first owner, lets a new person in, or lets one in again. */
const purposeSchema = z.enum(['first-owner', 'invitation', 'reset'])
type Purpose = z.infer<typeof purposeSchema>

export type EntryLink = {
  purpose: Purpose
  /** whose password it sets; null: of an owner who is made by it */
  person: { accountId: string; email: string; name: string } | null
}

const DAY = 24 * 3600_000
const lifetimes: Record<Purpose, number> = {
  'first-owner': DAY,
  invitation: 7 * DAY,
  reset: DAY,
}

/** Where the link leads, as a path. The token is in the query, which no log of ours holds. */
export function entryPath(token: string): string {
  return `/desk/enter?key=${token}`
}

/**
 * Makes a link by which a password is set, once. Those before, of the same person or for the first
 * owner, lead nowhere any more, unless this one stands `beside` them: what anybody may ask for must
 * not take away what an administrator has given. Returns the token, which is kept nowhere.
 */
export async function makeEntryLink(
  tx: Tx,
  options: { actor: Actor; now?: Date; lifetime?: number; beside?: boolean } & (
    | { purpose: 'first-owner' }
    | { purpose: 'invitation' | 'reset'; accountId: string }
  ),
): Promise<string> {
  const { actor, purpose, now = new Date() } = options
  const accountId = 'accountId' in options ? options.accountId : null
  if (!options.beside) {
    await tx
      .deleteFrom('entry_links')
      .where('account_id', 'is not distinct from', accountId)
      .execute()
  }
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(now.getTime() + (options.lifetime ?? lifetimes[purpose]))
  await tx
    .insertInto('entry_links')
    .values({
      id: newId(),
      digest: digestOf(token),
      purpose,
      account_id: accountId,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute()
  await recordAct(tx, {
    actor,
    act: 'account.link-made',
    ...(accountId && { subject: accountId }),
    detail: { purpose },
  })
  return token
}

/** What the link is for; null where it leads nowhere (any more). */
export async function findEntryLink(db: Db, token: string, now: Date): Promise<EntryLink | null> {
  const row = await db
    .selectFrom('entry_links as link')
    .leftJoin('accounts as account', 'account.id', 'link.account_id')
    .select(['link.purpose', 'account.id', 'account.email', 'account.name'])
    .select('account.disabled_at as disabledAt')
    .where('link.digest', '=', digestOf(token))
    .where('link.expires_at', '>', now)
    .executeTakeFirst()
  if (!row || row.disabledAt) return null
  const purpose = purposeSchema.parse(row.purpose)
  if (purpose === 'first-owner') {
    return (await canAnybodySignIn(db)) ? null : { purpose, person: null }
  }
  const { id, email, name } = row
  if (id === null || email === null || name === null) return null
  return { purpose, person: { accountId: id, email, name } }
}

export type Entered =
  | { ok: true; accountId: string; email: string }
  | { ok: false; reason: 'link-gone' | 'email-taken' }

/** Sets the password that the link is for, by its hash; the first owner says name and address. */
export async function enterByLink(
  tx: Tx,
  options: { token: string; hash: string; owner?: { email: string; name: string }; now: Date },
): Promise<Entered> {
  const { token, hash, owner, now } = options
  // Two who use it at once take turns; the second finds it gone.
  const taken = await tx
    .selectFrom('entry_links')
    .select('id')
    .where('digest', '=', digestOf(token))
    .forUpdate()
    .executeTakeFirst()
  const link = taken ? await findEntryLink(tx, token, now) : null
  if (!taken || !link) return { ok: false, reason: 'link-gone' }
  const entering = link.person ?? (await makeOwner(tx, owner))
  if (!entering) return { ok: false, reason: 'email-taken' }
  const { accountId, email } = entering
  await tx.deleteFrom('entry_links').where('id', '=', taken.id).execute()
  await setPassword(tx, { actor: { accountId }, accountId, hash })
  return { ok: true, accountId, email }
}

async function makeOwner(tx: Tx, owner: { email: string; name: string } | undefined) {
  if (!owner) throw new Error('the first owner says name and address')
  const made = await createAccount(tx, {
    actor: { accountId: null },
    ...owner,
    role: 'owner',
  })
  return made.ok ? { accountId: made.id, email: owner.email } : null
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
