import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Connection, Db, Tx } from '#platform/database.ts'
import { isDiskFull } from '#platform/database-fault.ts'
import { Failure } from '#platform/failure.ts'
import type { DB } from '#platform/schema.ts'

/** One connection, both as `pg` sees it (for COPY) and as Kysely does. */
export type Session = {
  client: pg.Client
  db: Db
  close(): Promise<void>
}

/** Opens one connection with settings under which values are written as text in one way only. */
export async function openSession(connection: Connection): Promise<Session> {
  const client = new pg.Client({ ...connection, application_name: 'chapar' })
  client.on('error', () => {}) // a connection that breaks also rejects the query at hand
  await client.connect()
  await client.query(`
    set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, MDY';
    set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex';
    set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0;
    set search_path = public`)
  const lent = Object.assign(client, { release() {} })
  const pool = { connect: async () => lent, end: async () => {}, options: {} }
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { client, db, close: () => client.end() }
}

/**
 * Runs `act` in a transaction that both faces of the session share: what is sent to `client`
 * meanwhile belongs to it too.
 */
export async function inTransaction<T>(session: Session, act: (tx: Tx) => Promise<T>): Promise<T> {
  return session.db.transaction().execute(act).catch(explainFullDisk)
}

/** The server's disk is another than the one that the file is on. */
export function explainFullDisk(cause: unknown): never {
  if (!(cause instanceof pg.DatabaseError && isDiskFull(cause))) throw cause
  throw new Failure('disk-full', 'The disk that holds the database is full: nothing was changed.', {
    cause,
  })
}
