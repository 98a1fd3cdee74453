import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { replayExpunctions } from '#articles/replay-expunctions.ts'
import type { Expunction } from '#expunctions/expunction.ts'
import {
  appendToLedger,
  completeLedger,
  ledgerFile,
  parseLedger,
  readLedger,
} from '#expunctions/expunction-ledger.ts'
import type { Db, Tx } from '#platform/database.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { makeFolder } from '#platform/make-folder.ts'
import type { RestoredBackup } from '#platform/restore.ts'
import { operator, recordAct } from '#staff/audit-log.ts'

export type Replayed = {
  /** All that are known. */
  expunctions: number
  /** Those that found something in the backup to destroy. */
  expunged: number
}

/** Puts the tombstones of a database that is about to be replaced into the ledger. */
export async function saveTombstones(db: Db, dataDir: string): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('public.expunctions') is not null as there`.execute(db)
  if (!rows[0]?.there) return
  makeFolder(dataDir)
  await completeLedger(db, dataDir)
}

/**
 * Does every known expunction again before the restored database can be seen: those of the ledger
 * on disk, of the backup's own ledger, and `given`. Afterwards the ledger on disk holds them all,
 * and the audit log says that a backup was restored.
 */
export async function replayIntoRestored(
  tx: Tx,
  backup: RestoredBackup,
  options: { dataDir: string; given: readonly Expunction[] },
): Promise<Replayed> {
  const { dataDir, given } = options
  const saved = parseLedger((await backup.readFile(ledgerFile)) ?? '', 'the backup')
  const onDisk = await readLedger(dataDir)
  const known = new Map([...saved, ...given, ...onDisk].map((one) => [one.id, one]))
  const oldestFirst = [...known.values()].sort((a, b) => (a.at < b.at ? -1 : 1))
  await recordAct(tx, {
    actor: operator,
    act: 'backup.restored',
    detail: { createdAt: backup.createdAt.toISOString() },
  })
  const { destroyed } = await replayExpunctions(tx, oldestFirst)
  makeFolder(dataDir)
  const there = new Set(onDisk.map(({ id }) => id))
  for (const one of oldestFirst) if (!there.has(one.id)) await appendToLedger(dataDir, one)
  await completeLedger(tx, dataDir)
  return { expunctions: known.size, expunged: destroyed }
}

/** @throws Failure `ledger-unreadable`, `ledger-damaged` */
export async function readLedgerFile(file: string): Promise<Expunction[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Failure('ledger-unreadable', `${file} cannot be read (${errorCode(cause)}).`, {
      cause,
    })
  })
  return parseLedger(text, file)
}
