import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Connection, openDatabase } from '#platform/database.ts'
import { dropDatabase } from '../drop-database.ts'
import { copyOut } from './copy.ts'
import { digestTable } from './dump-tables.ts'
import { openSession } from './session.ts'
import { listTables } from './tables.ts'

/** Databases and directories of a test file's own, gone when it ends. Nothing is connected to them. */
export function useBackupBench() {
  const address = inject('postgres')
  const databases: string[] = []
  const accounts: string[] = []
  let directory = ''
  beforeAll(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'chapar-backup-'))
  })
  afterAll(async () => {
    const server = openDatabase({ ...address, database: 'postgres' }, { size: 1 })
    for (const name of databases) await dropDatabase(server.pool, name)
    await server.close()
    for (const name of accounts) await onServer(`drop role ${name}`, 'postgres')
    await rm(directory, { recursive: true, force: true })
  })
  return {
    path: (...parts: string[]) => path.join(directory, ...parts),
    emptyDatabase: () => create('template template0'),
    migratedDatabase: () => create('template template_chapar strategy wal_log'),
    async run(connection: Connection, ...statements: string[]) {
      const database = openDatabase(connection, { size: 1 })
      for (const statement of statements) await database.pool.query(statement)
      await database.close()
    },
    /** The same database by an account that may connect, and no more. */
    async limitedAccount(connection: Connection): Promise<Connection> {
      const name = `limited_${randomBytes(6).toString('hex')}`
      accounts.push(name)
      await onServer(`create role ${name} login nocreatedb`, 'postgres')
      return { ...connection, user: name }
    },
    scratchDatabases,
  }

  async function create(how: string): Promise<Connection> {
    const name = `test_${randomBytes(6).toString('hex')}`
    databases.push(name)
    await onServer(`create database ${name} ${how}`)
    return { ...address, database: name }
  }

  async function onServer(statement: string, user = address.user) {
    const server = openDatabase({ ...address, user, database: 'postgres' }, { size: 1 })
    const result = await server.pool.query(statement)
    await server.close()
    return result
  }

  /** Those of trials of this bench's databases; other test files have trials of their own. */
  async function scratchDatabases(): Promise<string[]> {
    const own = databases.map((name) => `'${name}'`).join(', ')
    const { rows } = await onServer(
      `select scratch.datname from pg_database scratch, pg_database tried
       where tried.datname in (${own})
         and starts_with(scratch.datname, 'chapar_scratch_' || tried.oid || '_')`,
    )
    return rows.map(({ datname }) => datname)
  }
}

/** Digest of each table, and the rows of `what` where a query is given. */
export async function contentOf(connection: Connection): Promise<Record<string, string>> {
  const { client, close } = await openSession(connection)
  const digests: Record<string, string> = {}
  for (const table of await listTables(client)) {
    digests[table.name] = await digestTable(client, table, () => {})
  }
  await close()
  return digests
}

export async function textOf(connection: Connection, query: string): Promise<string> {
  const { client, close } = await openSession(connection)
  const chunks: Buffer[] = []
  for await (const chunk of copyOut(client, `copy (${query}) to stdout`)) chunks.push(chunk)
  await close()
  return Buffer.concat(chunks).toString()
}

/** A small newsroom with every kind of value that is hard to carry, and tables that refer in circles. */
export const sampleRows = [
  `begin`,
  `insert into site (default_edition, time_zone, ticker_pairs, imprint, contact)
   values ('en', 'Asia/Almaty', '{KZT/USD,"a \\"b\\" \\\\c,{d}",NULL}', '{"b": [1.50, null, "\\u00e9\\\\n"], "a": {}}', '{}')`,
  `insert into site_editions values ('en', E'Tab\\there, back\\\\slash, new\\nline, \\r, \\\\N, \\x01', '', 1), ('kk', 'Қазақша ұстаз 🐎', E'\\\\.', 2)`,
  `insert into accounts (id, email, name, role) values ('018f0000-0000-7000-8000-000000000001', 'a@example.org', 'A', 'owner')`,
  `insert into works (id) values ('018f0000-0000-7000-8000-000000000002')`,
  `insert into articles (id, work_id, edition, origin) values ('018f0000-0000-7000-8000-000000000003', '018f0000-0000-7000-8000-000000000002', 'en', 'original')`,
  `insert into revisions (id, article_id, number, published_number, published_at, headline, kind, body, body_schema, digest, terms)
   values ('018f0000-0000-7000-8000-000000000004', '018f0000-0000-7000-8000-000000000003', 1, 1, now(), 'H', 'news', '[]', 1, 'd', '{018f0000-0000-7000-8000-000000000002}')`,
  `update articles set public_state = 'published', first_published_at = '1999-12-31 23:59:59.123456+05', dated_from = '0044-03-15 BC', dated_to = 'infinity', dated_basis = 'stated',
   public_revision_id = '018f0000-0000-7000-8000-000000000004'`,
  `insert into rate_payloads values ('${'a'.repeat(64)}', 's', 'u', 200, '{}', '\\x00ff0a5c09', now())`,
  `insert into rate_observations (source, rate_type, base, quote, effective_date, raw_value, raw_nominal, raw_code, value, nominal, fetched_at, parser_version, payload_sha256)
   select 's', 'official', 'TJS', 'USD', date '2026-01-01' + n, '0,10', '1', 'c', 0.1087900000000000000000012345 + n, 1, now(), 1, '${'a'.repeat(64)}' from generate_series(1, 40) n`,
  `insert into events (name, subject, tags) select 'article.published', null, '{}' from generate_series(1, 7)`,
  `commit`,
]
