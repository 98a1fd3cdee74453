import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { Role } from '#staff/accounts.ts'
import type { Actor } from '#staff/audit-log.ts'

const SECONDS: readonly string[] = ['owner', 'admin', 'editor'] satisfies Role[]

/**
 * An owner orders it and another person, who may edit, confirms it. Neither account can be disabled
 * or lose its role before this transaction ends.
 *
 * @throws Failure `two-persons-needed`
 */
export async function requireTwoPersons(
  tx: Tx,
  { owner, second }: { owner: Actor; second: Actor },
): Promise<{ orderedBy: string; confirmedBy: string }> {
  const orderedBy = owner.accountId
  const confirmedBy = second.accountId
  if (orderedBy === null || confirmedBy === null || orderedBy === confirmedBy) throw refusal()
  const accounts = await tx
    .selectFrom('accounts')
    .select(['id', 'role'])
    .where('id', 'in', [orderedBy, confirmedBy])
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forShare()
    .execute()
  const roleOf = (id: string) => accounts.find((account) => account.id === id)?.role ?? ''
  if (roleOf(orderedBy) !== 'owner' || !SECONDS.includes(roleOf(confirmedBy))) throw refusal()
  return { orderedBy, confirmedBy }
}

function refusal(): Failure {
  return new Failure(
    'two-persons-needed',
    'An owner and a second person (owner, admin or editor) must both stand behind this, each with an active account.',
  )
}
