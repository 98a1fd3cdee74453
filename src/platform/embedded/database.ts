import { Client } from 'pg'
import { errorCode } from '#platform/error-code.ts'

/** Settings for `pg`: the socket's directory as host. */
export type Connection = {
  host: string
  port: number
  user: string
  database: string
  /** a socket has none, and PGSSLMODE of the environment would ask for it */
  ssl: false
}

const site = { user: 'chapar', database: 'chapar', ssl: false } as const
const superuser = { user: 'postgres', database: 'postgres', ssl: false } as const

/** The connection of the site itself: owner of its database, not superuser. */
export function siteConnection(host: string, port: number): Connection {
  return { host, port, ...site }
}

/** The `pid:start` name of the chapar process that holds the server (see server-settings.ts), or ''. */
export async function askOwner(host: string, port: number): Promise<string> {
  return withClient({ host, port, ...superuser }, async (client) => {
    const { rows } = await client.query<{ owner: string | null }>(
      `select current_setting('chapar.owner', true) as owner`,
    )
    return rows[0]?.owner ?? ''
  })
}

/** Whether the site's database answers; false only where the server is up and lacks it. */
export async function hasSiteDatabase(host: string, port: number): Promise<boolean> {
  try {
    await withClient(siteConnection(host, port), async (client) => client.query('select 1'))
    return true
  } catch (error) {
    // 3D000 no such database, 28000 no such role
    if (['3D000', '28000'].includes(errorCode(error) ?? '')) return false
    throw error
  }
}

/**
 * Creates the role and the database `chapar` where they are missing. The role is no superuser, so
 * that a fault in one of our queries cannot reach files or programs of the machine; it may create
 * databases (tests clone them) and read the server's statistics (`chapar doctor`).
 */
export async function createSiteDatabase(host: string, port: number): Promise<void> {
  await withClient({ host, port, ...superuser }, async (client) => {
    const role = await client.query(`select from pg_roles where rolname = 'chapar'`)
    if (role.rowCount === 0) await client.query('create role chapar login createdb')
    await client.query('grant pg_monitor to chapar')
    const database = await client.query(`select from pg_database where datname = 'chapar'`)
    if (database.rowCount === 0) await client.query('create database chapar owner chapar')
    await reserveLog(client)
  })
}

/** Fills and frees segments of the write-ahead log until it has all the room it will ever need. */
async function reserveLog(client: Client): Promise<void> {
  for (let written = 0; written < 64 / 4; written++) {
    await client.query(`select pg_logical_emit_message(false, 'chapar', ''), pg_switch_wal()`)
  }
  await client.query('checkpoint')
}

async function withClient<T>(connection: Connection, work: (client: Client) => Promise<T>) {
  const client = new Client({ ...connection, connectionTimeoutMillis: 5000 })
  client.on('error', () => {}) // a server that dies meanwhile also rejects the query at hand
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
