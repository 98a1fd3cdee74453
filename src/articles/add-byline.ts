import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import type { DeskByline } from './list-desk-bylines.ts'

export type BylineToAdd = Omit<DeskByline, 'bylineId' | 'isOwn'> & {
  actor: Actor
  /** the account that stands behind it: kept in a table that no public room reads; null: nobody's */
  ownerId: string | null
}

/** A new public name; null where its slug is another's. The audit log does not say whose it is. */
export async function addByline(
  tx: Tx,
  { actor, ownerId, ...given }: BylineToAdd,
): Promise<{ bylineId: string } | null> {
  const { name, slug, about, isPseudonym, disclosure } = given
  const made = await tx
    .insertInto('bylines')
    .values({ id: newId(), name, slug, about, is_pseudonym: isPseudonym, disclosure })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return null
  const { id } = made
  if (ownerId !== null) {
    await tx.insertInto('byline_accounts').values({ byline_id: id, account_id: ownerId }).execute()
  }
  // The log cannot forget: who took a pseudonym must not be read from it.
  const recorded = isPseudonym ? { accountId: null } : actor
  await recordAct(tx, {
    actor: recorded,
    act: 'byline.created',
    subject: id,
    detail: { isPseudonym },
  })
  await appendEvent(tx, { name: 'byline.created', subject: id, tags: [] })
  return { bylineId: id }
}
