import { readdirSync } from 'node:fs'
import path from 'node:path'
import { runMigrations as migrateQueue } from 'graphile-worker'
import { sql } from 'kysely'
import { runner } from 'node-pg-migrate'
import type pg from 'pg'
import type { Db } from './database.ts'
import { Failure } from './failure.ts'
import { projectFile } from './project-file.ts'

const TABLE = 'migrations'
const OLDEST_POSTGRES = 15

const migrationsDir = () => projectFile('migrations')

/** The names of the migrations that this build knows, in order: `0001-events`. */
export function knownMigrations(): string[] {
  return readdirSync(migrationsDir())
    .filter((file) => /^\d{4}-.+\.sql$/.test(file))
    .map((file) => path.basename(file, '.sql'))
    .sort()
}

/** Brings the schema up to date; several processes at once take turns. Returns what was applied. */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const client = await pool.connect()
  try {
    const applied = await runner({ ...runnerOptions(), dbClient: client, advisoryLockMode: 'wait' })
    await migrateQueue({ pgPool: pool })
    return applied.map((migration) => migration.name)
  } finally {
    client.release()
  }
}

/**
 * Migrates inside the transaction that `client` is in, at most `count` steps: for restore, which
 * commits all or nothing. Leaves the queue's schema to `migrate`. Returns how many were applied.
 */
export async function migrateWithin(client: pg.ClientBase, count = Infinity): Promise<number> {
  if (count === 0) return 0
  const applied = await runner({
    ...runnerOptions(),
    // The runner's own transaction would end the one around it. Of a client it uses only `query`.
    dbClient: {
      query: async (text: unknown, values: unknown[]) =>
        /^(begin|commit|rollback)$/i.test(String(text))
          ? undefined
          : client.query(text as string, values),
    } as pg.ClientBase,
    count,
    singleTransaction: true,
    noLock: true,
  })
  return applied.length
}

export type SchemaFault = {
  code: 'schema-empty' | 'schema-behind' | 'schema-newer'
  sentence: string
}

/** What keeps this build from serving on the schema as it is; null where nothing does. */
export async function findSchemaFault(db: Db): Promise<SchemaFault | null> {
  const applied = await appliedMigrations(db)
  const known = knownMigrations()
  const missing = known.filter((name) => !applied.includes(name))
  const foreign = applied.filter((name) => !known.includes(name))
  // Newer first: a schema with both kinds must not be migrated by this build.
  if (foreign.length > 0) {
    return {
      code: 'schema-newer',
      sentence: `The database was made by a newer Chapar (it has ${foreign.join(', ')}); install that version.`,
    }
  }
  if (applied.length === 0) {
    return { code: 'schema-empty', sentence: 'The database is empty; run "chapar migrate".' }
  }
  if (missing.length > 0) {
    return {
      code: 'schema-behind',
      sentence: `The database schema is behind this version of Chapar (missing: ${missing.join(', ')}); run "chapar migrate".`,
    }
  }
  return null
}

/** @throws Failure `postgres-too-old`, `database-not-utf8` */
export async function requireFitDatabase(db: Db): Promise<void> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version_num') as version,
      current_setting('server_encoding') as encoding`.execute(db)
  const major = Math.floor(Number(rows[0]?.version ?? 0) / 10_000)
  if (major < OLDEST_POSTGRES) {
    throw new Failure(
      'postgres-too-old',
      `The server of DATABASE_URL is PostgreSQL ${major}; Chapar needs ${OLDEST_POSTGRES} or later.`,
    )
  }
  const encoding = rows[0]?.encoding ?? 'unknown'
  if (encoding !== 'UTF8') {
    throw new Failure(
      'database-not-utf8',
      `The database of DATABASE_URL is in the encoding ${encoding}, which cannot hold every script: make one with "encoding 'UTF8' template template0".`,
    )
  }
}

function runnerOptions() {
  return {
    dir: path.join(migrationsDir(), '*.sql'),
    useGlob: true,
    migrationsTable: TABLE,
    direction: 'up' as const,
    log: () => {},
  }
}

async function appliedMigrations(db: Db): Promise<string[]> {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass('public.migrations') is not null as there`.execute(db)
  if (!found[0]?.there) return []
  const { rows } = await sql<{ name: string }>`select name from migrations order by id`.execute(db)
  return rows.map((row) => row.name)
}
