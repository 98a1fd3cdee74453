import { holds, type Target } from '#expunctions/passage.ts'
import type { Tx } from '#platform/database.ts'

/** Orders of these pieces that name the target, which is gone now; `target` null: all of them. */
export async function forgetOrders(
  tx: Tx,
  articleIds: readonly string[],
  target: Target | null,
): Promise<void> {
  if (articleIds.length === 0) return
  const orders = await tx
    .selectFrom('expunge_orders')
    .select(['id', 'passage'])
    .where('article_id', 'in', articleIds)
    .execute()
  for (const { id, passage } of orders) {
    if (target !== null && (passage === null || !holds(passage, target))) continue
    await tx.deleteFrom('expunge_orders').where('id', '=', id).execute()
  }
}
