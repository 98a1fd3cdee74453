import type { Db, Tx } from '#platform/database.ts'
import { type Actor, recordAct } from './audit-log.ts'
import { forgetUsedCodes } from './used-codes.ts'

export type Session = {
  id: string
  createdAt: Date
  /** to the hour */
  usedAt: Date
  /** what the browser said of itself; '' where it said nothing */
  agent: string
  /** from where it was begun; '' where that is not known */
  address: string
}

/** The sessions of an account that have not ended, the one used last first. */
export async function listSessions(db: Db, accountId: string, now: Date): Promise<Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'created_at', 'updated_at', 'user_agent', 'ip_address'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    usedAt: row.updated_at,
    agent: row.user_agent ?? '',
    address: row.ip_address ?? '',
  }))
}

/** Ends one session of the account, or all save `keep`. Returns how many. */
export async function endSessions(
  tx: Tx,
  options: { actor: Actor; accountId: string } & ({ only: string } | { keep: string | null }),
): Promise<number> {
  const { actor, accountId } = options
  const count = await removeSessions(tx, accountId, options)
  if (count > 0) {
    await recordAct(tx, {
      actor,
      act: 'account.sessions-ended',
      subject: accountId,
      detail: { count },
    })
  }
  return count
}

/** The same as part of another act, which is recorded by itself. */
export async function removeSessions(
  tx: Tx,
  accountId: string,
  which: { only: string } | { keep: string | null; byPasskey?: true },
): Promise<number> {
  let removal = tx.deleteFrom('sessions').where('account_id', '=', accountId)
  if ('only' in which) removal = removal.where('id', '=', which.only)
  else if (which.keep !== null) removal = removal.where('id', '<>', which.keep)
  if ('byPasskey' in which) removal = removal.where('by_passkey', '=', true)
  const { numDeletedRows } = await removal.executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** After a restore: what was ended since the backup was made must not come back with it. */
export async function forgetSignIns(tx: Tx): Promise<void> {
  for (const table of ['sessions', 'sign_in_steps', 'entry_links'] as const) {
    await tx.deleteFrom(table).execute()
  }
}

/** Takes away what has run out: sessions, halves of sign-ins, links, used codes. */
export async function removeEndedSessions(db: Db, now: Date): Promise<void> {
  for (const table of ['sessions', 'sign_in_steps', 'entry_links'] as const) {
    await db.deleteFrom(table).where('expires_at', '<', now).execute()
  }
  await forgetUsedCodes(db, now)
}
