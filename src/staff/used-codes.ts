import type { Db, Tx } from '#platform/database.ts'

/** A code is right for half a minute before and after its own; after that it cannot come again. */
const KEPT_MS = 5 * 60_000

/** Notes that a right code of the second device was used; false where it was before, or is just now. */
export async function useCode(
  tx: Tx,
  { accountId, code, now = new Date() }: { accountId: string; code: string; now?: Date },
): Promise<boolean> {
  await tx
    .deleteFrom('used_codes')
    .where('account_id', '=', accountId)
    .where('at', '<', new Date(now.getTime() - KEPT_MS))
    .execute()
  // Of two at once the second waits for the first, and then finds it there.
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('used_codes')
    .values({ account_id: accountId, code, at: now })
    .onConflict((conflict) => conflict.columns(['account_id', 'code']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Takes away what cannot come again anyway. */
export async function forgetUsedCodes(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('used_codes')
    .where('at', '<', new Date(now.getTime() - KEPT_MS))
    .execute()
}
