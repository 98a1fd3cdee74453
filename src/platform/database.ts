import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

// A fixing's day is a day, not a moment in the server's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** The handle that every query takes first: the pool, or the transaction in progress. */
export type Db = Kysely<DB>

/** What an act takes: it cannot be called outside a transaction. */
export type Tx = Transaction<DB>

export type Connection = pg.PoolConfig

export type Database = {
  db: Db
  pool: pg.Pool
  /** Waits for queries in progress. A second call does nothing. */
  close(): Promise<void>
}

/** Opens a pool; nothing connects until the first query. */
export function openDatabase(connection: Connection, options: { size?: number } = {}): Database {
  const pool = new pg.Pool({
    ...connection,
    max: options.size ?? 10,
    application_name: 'chapar',
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks while idle is replaced at the next query, which reports what is wrong.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  pools.set(db, pool)
  // Not db.destroy(): it leaves the pool open where no query went through Kysely.
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= pool.end()
    return closing
  }
  return { db, pool, close }
}

const pools = new WeakMap<Db, pg.Pool>()

/** The pool behind a handle that `openDatabase` gave: for what Kysely has no word for. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db)
  if (!pool) throw new Error('this handle is no pool: a transaction, or not of openDatabase')
  return pool
}

/**
 * The transaction is on the disk when its commit is answered, also in a database whose
 * administrator has traded that for speed. What waits for standbys too stays as it is.
 */
export async function commitDurably(tx: Tx): Promise<void> {
  await sql`select set_config('synchronous_commit', 'on', true)
    where current_setting('synchronous_commit') = 'off'`.execute(tx)
}

/** Runs one act, or several that belong together, in one transaction. */
export function transact<T>(db: Db, act: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(act)
}
