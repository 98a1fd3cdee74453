import type { Tx } from '#platform/database.ts'
import { findAccount, findAccountByEmail } from './accounts.ts'
import { type Actor, recordAct } from './audit-log.ts'
import { fileAccountNews } from './mail-account-news.ts'
import { removeSessions } from './sessions.ts'

export type AccountChanged = { ok: true } | { ok: false; reason: 'no-such-account' | 'email-taken' }

/**
 * Gives an account another name or mail address; `email` is parsed by emailSchema. With another
 * address its sessions end save `keep`, links that went to the one of before lead nowhere any more,
 * and that one is told.
 */
export async function changeAccount(
  tx: Tx,
  options: { actor: Actor; id: string; name: string; email: string; keep?: string },
): Promise<AccountChanged> {
  const { actor, id, name, email, keep = null } = options
  const before = await findAccount(tx, id)
  if (!before) return { ok: false, reason: 'no-such-account' }
  const [isRenamed, isMoved] = [before.name !== name, before.email !== email]
  if (!isRenamed && !isMoved) return { ok: true }
  if (isMoved && (await findAccountByEmail(tx, email))) return { ok: false, reason: 'email-taken' }
  await tx.updateTable('accounts').set({ name, email }).where('id', '=', id).execute()
  if (isMoved) {
    await removeSessions(tx, id, { keep })
    await tx.deleteFrom('entry_links').where('account_id', '=', id).execute()
    await fileAccountNews(tx, { accountId: id, news: 'address-changed', to: before.email })
  }
  // Neither name nor address: the audit log cannot forget.
  const detail = { name: isRenamed, address: isMoved }
  await recordAct(tx, { actor, act: 'account.changed', subject: id, detail })
  return { ok: true }
}
