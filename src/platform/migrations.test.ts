import { randomBytes } from 'node:crypto'
import { expect, inject, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from './database.ts'
import { dropDatabase } from './drop-database.ts'
import { findSchemaFault, knownMigrations, migrate, requireFitDatabase } from './migrations.ts'

/** A database with nothing in it. */
const emptyDatabase = async (kind = ''): Promise<Database> => {
  const address = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = openDatabase({ ...address, database: 'postgres' }, { size: 1 })
  await server.pool.query(`create database ${name} ${kind}`)
  const database = openDatabase({ ...address, database: name })
  onTestFinished(async () => {
    await database.close()
    await dropDatabase(server.pool, name)
    await server.close()
  })
  return database
}

test('an empty database is told as such; it is brought up to date once', async () => {
  const { db, pool } = await emptyDatabase()
  expect(await findSchemaFault(db)).toEqual({
    code: 'schema-empty',
    sentence: 'The database is empty; run "chapar migrate".',
  })
  expect(await migrate(pool)).toEqual(knownMigrations())
  expect(await findSchemaFault(db)).toBeNull()
  expect(await migrate(pool)).toEqual([])
})

test('two processes that migrate at once take turns', async () => {
  const { db, pool } = await emptyDatabase()
  const applied = await Promise.all([migrate(pool), migrate(pool)])
  expect(applied.flat()).toEqual(knownMigrations())
  expect(await findSchemaFault(db)).toBeNull()
})

test('a schema that is behind is told what is missing', async () => {
  const { db, pool } = await emptyDatabase()
  await migrate(pool)
  const last = knownMigrations().at(-1)
  await pool.query('delete from migrations where name = $1', [last])
  expect(await findSchemaFault(db)).toMatchObject({
    code: 'schema-behind',
    sentence: expect.stringContaining(`(missing: ${last})`),
  })
})

test('a schema of a newer version is refused, whatever else is wrong with it', async () => {
  const { db, pool } = await emptyDatabase()
  await migrate(pool)
  await pool.query(`delete from migrations where name = $1`, [knownMigrations().at(-1)])
  await pool.query(`insert into migrations (name, run_on) values ('9999-from-tomorrow', now())`)
  expect(await findSchemaFault(db)).toEqual({
    code: 'schema-newer',
    sentence:
      'The database was made by a newer Chapar (it has 9999-from-tomorrow); install that version.',
  })
})

test('the server of the tests is new enough', async () => {
  const { db } = await emptyDatabase()
  await expect(requireFitDatabase(db)).resolves.toBeUndefined()
})

test('a database that cannot hold every script is refused', async () => {
  const { db } = await emptyDatabase(`encoding 'LATIN1' template template0 locale 'C'`)
  await expect(requireFitDatabase(db)).rejects.toMatchObject({
    code: 'database-not-utf8',
    message: expect.stringMatching(/^The database of DATABASE_URL is in the encoding LATIN1,/),
  })
})
