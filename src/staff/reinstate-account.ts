import type { Tx } from '#platform/database.ts'
import { type AccountChange, findAccount } from './accounts.ts'
import { type Actor, recordAct } from './audit-log.ts'
import { removePasskeys } from './passkeys.ts'

/**
 * Lets an ended account be used again, in the role that it had. Its password and its passkeys are
 * gone: somebody else may have learnt them meanwhile, so its holder comes in by a new link. A second
 * factor stays and is asked for.
 */
export async function reinstateAccount(
  tx: Tx,
  { actor, id }: { actor: Actor; id: string },
): Promise<AccountChange> {
  const account = await findAccount(tx, id)
  if (!account) return { ok: false, reason: 'no-such-account' }
  if (!account.disabledAt) return { ok: true }
  await tx.updateTable('accounts').set({ disabled_at: null }).where('id', '=', id).execute()
  await tx.deleteFrom('credentials').where('account_id', '=', id).execute()
  await removePasskeys(tx, { actor, accountId: id })
  const detail = { role: account.role }
  await recordAct(tx, { actor, act: 'account.reinstated', subject: id, detail })
  return { ok: true }
}
