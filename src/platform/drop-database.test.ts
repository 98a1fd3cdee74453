import { randomBytes } from 'node:crypto'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openDatabase } from './database.ts'
import { dropDatabase } from './drop-database.ts'

test('a database goes with the sessions of the same role in it; none is no fault', async () => {
  const address = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const server = openDatabase({ ...address, database: 'postgres' }, { size: 1 })
  onTestFinished(() => server.close())
  await server.pool.query(`create database ${name} template template0`)
  const inside = openDatabase({ ...address, database: name })
  const ended = new Promise((resolve) => inside.pool.on('error', resolve))
  await inside.pool.query('select 1')

  await dropDatabase(server.pool, name)

  expect(await ended).toBeInstanceOf(Error)
  const { rows } = await server.pool.query('select from pg_database where datname = $1', [name])
  expect(rows).toEqual([])
  await dropDatabase(server.pool, name)
  await inside.close()
})
