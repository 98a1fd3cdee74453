import type { Db } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { findAccountByEmail } from '#staff/accounts.ts'
import { type Actor, operator } from '#staff/audit-log.ts'

export const actorArgs = {
  as: { type: 'string', description: 'Mail address of who acts, for the audit log' },
  json: { type: 'boolean', description: 'Print JSON' },
} as const

/**
 * Who acts, as the audit log names them: the account of `--as`, or nobody in particular.
 *
 * @throws Failure `no-such-account`, `account-disabled`
 */
export async function getActor(db: Db, email: string | undefined): Promise<Actor> {
  return email === undefined ? operator : getPerson(db, email)
}

/** @throws Failure `no-such-account`, `account-disabled` */
export async function getPerson(db: Db, email: string): Promise<Actor> {
  const account = await findAccountByEmail(db, email)
  if (!account) throw new Failure('no-such-account', `There is no account of ${email}.`)
  if (account.disabledAt) {
    throw new Failure('account-disabled', `The account of ${email} is disabled: it cannot act.`)
  }
  return { accountId: account.id }
}
