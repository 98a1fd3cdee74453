import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Connection } from '#platform/database.ts'
import { dropDatabase } from '../drop-database.ts'
import { openSession, type Session } from './session.ts'
import { quote } from './tables.ts'

/** `chapar_scratch_<oid of the database that is tried>_<random>`. */
const PREFIX = 'chapar_scratch_'

/**
 * One trial of a database at a time, so that what a killed one left can be told and dropped. The
 * server keeps such a lock for each database apart, which is why the name says whose trial it is.
 */
const SCRATCH_LOCK = 0x73637261

/** Whether the account of `client` may create a database. */
export async function mayCreateDatabases(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
  )
  return rows[0]?.may ?? false
}

/**
 * Runs `work` on a fresh, empty database beside the one that `session` is on, and drops it.
 * Waits where another process is doing the same for that database.
 */
export async function withScratchDatabase<T>(
  { client }: Session,
  connection: Connection,
  work: (scratch: Session) => Promise<T>,
): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [SCRATCH_LOCK])
  await dropLeftovers(client)
  const name = `${PREFIX}${await currentOid(client)}_${randomBytes(6).toString('hex')}`
  await client.query(`create database ${quote(name)} template template0 encoding 'UTF8'`)
  try {
    const scratch = await openSession(connectionTo(connection, name))
    return await work(scratch).finally(() => scratch.close())
  } finally {
    await dropDatabase(client, name)
    await client.query('select pg_advisory_unlock($1)', [SCRATCH_LOCK])
  }
}

async function currentOid(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ oid: number }>(
    'select oid from pg_database where datname = current_database()',
  )
  return rows[0]?.oid ?? 0
}

/** Those of this database, and of one that is there no more; another's may be in use. */
async function dropLeftovers(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database
     where starts_with(datname, $1) and pg_has_role(datdba, 'usage') and not exists (
       select from pg_database as other
       where other.datname <> current_database()
         and starts_with(pg_database.datname, $1 || other.oid || '_'))`,
    [PREFIX],
  )
  for (const { name } of rows) {
    await dropDatabase(client, name)
  }
}

/** The name in a connection string would win over one beside it. */
function connectionTo(connection: Connection, database: string): Connection {
  if (!connection.connectionString) return { ...connection, database }
  const url = new URL(connection.connectionString)
  url.pathname = `/${database}`
  return { ...connection, connectionString: url.href }
}
