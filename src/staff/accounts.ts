import { z } from 'zod'
import { line } from '#contract/text.ts'
import type { Db, Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from './audit-log.ts'
import { removeSessions } from './sessions.ts'

export const roles = [
  'owner',
  'admin',
  'editor',
  'reporter',
  'contributor',
  'records-editor',
  'translator',
] as const

export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/**
 * Roles as a setting names them.
 * @throws Failure `settings-invalid`
 */
export function parseRoles(names: readonly string[], setting: string): Role[] {
  return names.map((name) => {
    const role = roleSchema.safeParse(name)
    if (role.success) return role.data
    const sentence = `The settings are not right: ${setting} names "${name}", which is no role; there are: ${roles.join(', ')}.`
    throw new Failure('settings-invalid', sentence)
  })
}

/** Addresses are kept in lower case, so that one person has one account. */
export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254))

export const personSchema = z.object({ email: emailSchema, name: line(120) })
export const newAccountSchema = personSchema.extend({ role: roleSchema })
export type NewAccount = z.infer<typeof newAccountSchema>

export type Account = NewAccount & {
  id: string
  createdAt: Date
  /** null while the account may be used */
  disabledAt: Date | null
  /** whether a code of a second device is asked for at sign-in */
  hasSecondFactor: boolean
}

export type AccountChange = { ok: true } | { ok: false; reason: 'no-such-account' | 'last-owner' }

/** Makes an account; `email` is parsed by emailSchema. It has no way to sign in yet. */
export async function createAccount(
  tx: Tx,
  { actor, ...account }: NewAccount & { actor: Actor },
): Promise<{ ok: true; id: string } | { ok: false; reason: 'email-taken' }> {
  const made = await tx
    .insertInto('accounts')
    .values({ id: newId(), ...account })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return { ok: false, reason: 'email-taken' }
  await recordChange(tx, { actor, act: 'account.created', id: made.id, role: account.role })
  return { ok: true, id: made.id }
}

export async function findAccount(db: Db, id: string): Promise<Account | null> {
  const row = await accounts(db).where('id', '=', id).executeTakeFirst()
  return row ? toAccount(row) : null
}

/** In whatever case the address is written. */
export async function findAccountByEmail(db: Db, email: string): Promise<Account | null> {
  const row = await accounts(db).where('email', '=', email.trim().toLowerCase()).executeTakeFirst()
  return row ? toAccount(row) : null
}

/** All accounts by name, the disabled ones last. */
export async function listAccounts(db: Db): Promise<Account[]> {
  const rows = await accounts(db)
    .orderBy((e) => e('disabled_at', 'is not', null))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(toAccount)
}

/** Gives an account another role. The last active owner stays one. */
export async function setRole(
  tx: Tx,
  { actor, id, role }: { actor: Actor; id: string; role: Role },
): Promise<AccountChange> {
  const owners = await lockOwners(tx)
  const account = await findAccount(tx, id)
  if (!account) return { ok: false, reason: 'no-such-account' }
  if (account.role === role) return { ok: true }
  if (isLast(owners, id)) return { ok: false, reason: 'last-owner' }
  await tx.updateTable('accounts').set({ role }).where('id', '=', id).execute()
  await recordChange(tx, { actor, act: 'account.role-changed', id, role, before: account.role })
  return { ok: true }
}

/**
 * Ends the use of an account at once, wherever it is signed in. It stays for what it did. The last
 * active owner cannot go.
 */
export async function disableAccount(
  tx: Tx,
  { actor, id }: { actor: Actor; id: string },
): Promise<AccountChange> {
  const owners = await lockOwners(tx)
  const account = await findAccount(tx, id)
  if (!account) return { ok: false, reason: 'no-such-account' }
  if (account.disabledAt) return { ok: true }
  if (isLast(owners, id)) return { ok: false, reason: 'last-owner' }
  await tx.updateTable('accounts').set({ disabled_at: new Date() }).where('id', '=', id).execute()
  await removeSessions(tx, id, { keep: null })
  await tx.deleteFrom('entry_links').where('account_id', '=', id).execute()
  await recordChange(tx, { actor, act: 'account.disabled', id, role: account.role })
  return { ok: true }
}

type Row = Omit<Account, 'role'> & { role: string }

function accounts(db: Db) {
  return db
    .selectFrom('accounts')
    .select(['id', 'email', 'name', 'role', 'created_at as createdAt', 'disabled_at as disabledAt'])
    .select('second_factor as hasSecondFactor')
}

function toAccount(row: Row): Account {
  return { ...row, role: roleSchema.parse(row.role) }
}

/** The active owners; two who remove each other at once take turns, and the second one fails. */
async function lockOwners(tx: Tx): Promise<string[]> {
  const owners = await tx
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'owner')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return owners.map(({ id }) => id)
}

function isLast(owners: readonly string[], id: string): boolean {
  return owners.length === 1 && owners[0] === id
}

/** Neither name nor address: the audit log cannot forget. */
function recordChange(
  tx: Tx,
  change: { actor: Actor; act: string; id: string; role: Role; before?: Role },
): Promise<void> {
  const { actor, act, id, role, before } = change
  const detail = before ? { role, before } : { role }
  return recordAct(tx, { actor, act, subject: id, detail })
}
