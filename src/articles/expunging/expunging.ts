import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

/**
 * Passes the triggers that keep printed matter unchanged, for the acts inside and no longer.
 * Where they fail, the transaction is lost anyway, and the setting with it.
 */
export async function whileExpunging<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  await sql`select set_config('chapar.expunging', 'on', true)`.execute(tx)
  const result = await act()
  await sql`select set_config('chapar.expunging', '', true)`.execute(tx)
  return result
}
