import type { Db, Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from './audit-log.ts'
import { fileAccountNews } from './mail-account-news.ts'
import { removePasskeys } from './passkeys.ts'
import { verifyPassword } from './passwords.ts'
import { removeSessions } from './sessions.ts'

/**
 * Gives an account a password, by its hash, and ends its sessions save `keep`. Links that were
 * given to it before lead nowhere any more. Its holder is told, where there was one before.
 */
export async function setPassword(
  tx: Tx,
  options: { actor: Actor; accountId: string; hash: string; keep?: string },
): Promise<void> {
  const { actor, accountId, hash, keep = null } = options
  const isFirst = !(await hasPassword(tx, accountId))
  await tx
    .insertInto('credentials')
    .values({
      id: newId(),
      account_id: accountId,
      provider_account: accountId,
      password_hash: hash,
    })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet({ password_hash: hash, updated_at: new Date() }),
    )
    .execute()
  await removeSessions(tx, accountId, { keep })
  await tx.deleteFrom('entry_links').where('account_id', '=', accountId).execute()
  if (!isFirst) await fileAccountNews(tx, { accountId, news: 'password-changed' })
  await recordAct(tx, { actor, act: 'account.password-set', subject: accountId })
}

async function hasPassword(tx: Tx, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('credentials')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether this is the password of the account. */
export async function isPasswordOf(db: Db, accountId: string, password: string): Promise<boolean> {
  const row = await db
    .selectFrom('credentials')
    .select('password_hash')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined && (await verifyPassword(row.password_hash, password))
}

/** Whether there is an account that may be used and has a password. */
export async function canAnybodySignIn(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('accounts')
    .innerJoin('credentials', 'credentials.account_id', 'accounts.id')
    .select('accounts.id')
    .where('accounts.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The accounts that have a password. */
export async function listWithPassword(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('credentials').select('account_id').execute()
  return new Set(rows.map((row) => row.account_id))
}

/** Takes the second factor and the passkeys off an account whose holder has lost them. */
export async function dropSecondFactor(
  tx: Tx,
  { actor, accountId }: { actor: Actor; accountId: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('second_factors')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('accounts')
    .set({ second_factor: false })
    .where('id', '=', accountId)
    .execute()
  const passkeys = await removePasskeys(tx, { actor, accountId })
  if (numDeletedRows > 0n || passkeys > 0) {
    await fileAccountNews(tx, { accountId, news: 'second-factor-off' })
  }
  if (numDeletedRows === 0n) return passkeys > 0
  await recordAct(tx, { actor, act: 'account.second-factor-dropped', subject: accountId })
  return true
}
