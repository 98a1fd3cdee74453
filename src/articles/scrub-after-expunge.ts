import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { expungedTables } from './expunging/expunged-columns.ts'

export type Scrubbed = { ok: true } | { ok: false; reason: 'older-transaction' }

/**
 * Rewrites the tables of an expunction, after its commit and outside any transaction.
 *
 * PostgreSQL keeps the old version of a changed row in the table's file until something overwrites
 * it. `vacuum full` writes each table anew without its dead rows, and gives the old file back;
 * `analyze` makes the planner's samples of the words anew. Each table is locked while it is written,
 * readers included: seconds, on a large archive minutes. A transaction that is older than the
 * scrubbing, such as a running backup, may still see the old rows, which are then kept: nothing is
 * done and the caller tries again later.
 *
 * What this cannot reach, and the operator must see to: the write-ahead log (`pg_wal`) holds the
 * change until its files are reused, and an archive of it or a replica for as long as that is kept;
 * old samples of the planner stay in `pg_statistic` until the server's own cleaning; blocks that the
 * file system has freed keep their content until they are written again; backups and copies made
 * before hold the text. Those are destroyed, or restored only with the ledger replayed.
 */
export async function scrubAfterExpunge(db: Db): Promise<Scrubbed> {
  if (await isSeenByOthers(db)) return { ok: false, reason: 'older-transaction' }
  for (const table of expungedTables)
    await sql`vacuum (full, analyze) ${sql.table(table)}`.execute(db)
  return { ok: true }
}

/** Whether a transaction that began before this call still reads; short queries are waited for. */
async function isSeenByOthers(db: Db): Promise<boolean> {
  const { rows: readers } = await listReaders.execute(db)
  for (let attempt = 0; readers.length > 0 && attempt < 20; attempt += 1) {
    const { rows: now } = await listReaders.execute(db)
    const same = readers.filter((one) => now.some((other) => one.key === other.key))
    if (same.length === 0) return false
    await setTimeout(50)
  }
  return readers.length > 0
}

type Reader = { key: string }

const listReaders = sql<Reader>`
  select concat(pid, ' ', xact_start) as key from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null
    and backend_type <> 'autovacuum worker'`
