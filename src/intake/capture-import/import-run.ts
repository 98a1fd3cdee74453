import { keepExpungedOut } from '#articles/keep-expunged-out.ts'
import { type Db, type Tx, transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { FileCounts, FileLine } from '../capture-report.ts'
import type { CaptureImport } from './capture-import.ts'
import { holdOffExpunctions } from './keep-capture.ts'

/** Writes down that an import has begun, and what was asked of it. */
export async function beginRun(db: Db, run: CaptureImport, files: number): Promise<string> {
  const { actor, edition, sectionId, date, rights, publish } = run
  const id = newId()
  await db
    .insertInto('import_runs')
    .values({
      ...{ id, files, account_id: actor.accountId },
      wishes: JSON.stringify({ edition, sectionId, date, rights, publish }),
    })
    .execute()
  return id
}

/** How far the run is, in the transaction of the file: a killed run tells the truth. */
export async function noteCounts(tx: Tx, runId: string, counts: FileCounts): Promise<void> {
  const { alreadyThere, pieces, ...others } = counts
  await tx
    .updateTable('import_runs')
    .set({ ...others, already_there: alreadyThere, pieces: JSON.stringify(pieces) })
    .where('id', '=', runId)
    .execute()
}

/** Keeps why a file was refused. What was expunged does not come back in its name. */
export function noteRefusal(
  db: Db,
  runId: string,
  { file, reason }: Extract<FileLine, { outcome: 'refused' }>,
  counts: FileCounts,
): Promise<void> {
  return transact(db, async (tx) => {
    await holdOffExpunctions(tx)
    const checked = await keepExpungedOut(tx, [file])
    // As PostgreSQL takes it: names of files are bytes.
    const name = (checked.ok ? (checked.texts[0] ?? '') : '').toWellFormed().replaceAll('\0', '')
    await tx
      .insertInto('import_refusals')
      .values({ run_id: runId, position: counts.read, file: name.normalize('NFC'), reason })
      .execute()
    await noteCounts(tx, runId, counts)
  })
}

export async function endRun(db: Db, runId: string): Promise<void> {
  await db
    .updateTable('import_runs')
    .set({ ended_at: new Date() })
    .where('id', '=', runId)
    .execute()
}
