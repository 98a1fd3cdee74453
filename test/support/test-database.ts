import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Connection, type Database, type Db, openDatabase } from '#platform/database.ts'
import { dropDatabase } from '#platform/drop-database.ts'

export type TestDatabase = {
  readonly db: Db
  readonly pool: pg.Pool
  readonly connection: Connection
}

/** A database of its own for the test file: a clone of the migrated template, dropped afterwards. */
export function useTestDatabase(): TestDatabase {
  const address = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const connection = { ...address, database: name }
  let opened: Database | undefined
  const use = () => {
    if (!opened) throw new Error('the test database is opened in beforeAll')
    return opened
  }
  beforeAll(async () => {
    await onServer((server) =>
      server.query(`create database ${name} template template_chapar strategy wal_log`),
    )
    opened = openDatabase(connection)
  })
  afterAll(async () => {
    await opened?.close()
    await onServer((server) => dropDatabase(server, name))
  })
  return {
    get db() {
      return use().db
    },
    get pool() {
      return use().pool
    },
    connection,
  }

  async function onServer(work: (server: pg.Pool) => Promise<unknown>) {
    const server = openDatabase({ ...address, database: 'postgres' }, { size: 1 })
    await work(server.pool)
    await server.close()
  }
}
