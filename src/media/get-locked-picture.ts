import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'

/**
 * A row that nobody else changes before the transaction ends. `forRemoval`: nor does any text newly
 * refer to it, for which others would have to wait.
 *
 * @throws Failure `picture-unknown`
 */
export async function getLockedPicture(tx: Tx, mediaId: string, { forRemoval = false } = {}) {
  const query = tx.selectFrom('media').selectAll().where('id', '=', mediaId)
  const row = await (forRemoval ? query.forUpdate() : query.forNoKeyUpdate()).executeTakeFirst()
  if (!row) throw new Failure('picture-unknown', 'There is no such picture.')
  return row
}
