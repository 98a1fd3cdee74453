import type { Db } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { inspectAuditLog, inspectRevisions } from './inspections.ts'

/**
 * Sees that what a backup holds proves itself, as `chapar doctor` does: a file can be whole, and
 * yet hold rows that were changed before it was written.
 *
 * @throws Failure `backup-unproven`
 */
export async function requireTrueRecord(db: Db, file: string): Promise<void> {
  for (const { state, name, says } of [await inspectAuditLog(db), await inspectRevisions(db)]) {
    if (state !== 'wrong') continue
    throw new Failure(
      'backup-unproven',
      `What ${file} holds does not prove itself: ${name}: ${says}.`,
    )
  }
}
