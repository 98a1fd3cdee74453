import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { openDatabase } from './database.ts'
import { prepareReads } from './prepared-reads.ts'

const database = useTestDatabase()

test('a connection prepares a query once, whatever it is asked with', async () => {
  const { pool, close } = openDatabase(database.connection, { size: 1 })
  const reads = prepareReads(pool)
  const ask = async (code: string) =>
    (await reads.selectFrom('terms').select('id').where('code', '=', code).execute()).length
  expect([await ask('KZ'), await ask('KG'), await ask('KZ')]).toEqual([0, 0, 0])
  const { rows } = await pool.query('select statement from pg_prepared_statements')
  expect(rows).toEqual([{ statement: 'select "id" from "terms" where "code" = $1' }])
  await close()
})

test('more queries than are worth preparing are answered all the same', async () => {
  const { pool, close } = openDatabase(database.connection, { size: 1 })
  const reads = prepareReads(pool)
  for (let number = 0; number < 150; number += 1) {
    const { rows } = await sql<{ n: number }>`select ${sql.lit(number)} as n`.execute(reads)
    expect(rows).toEqual([{ n: number }])
  }
  const { rows } = await pool.query('select count(*)::int as count from pg_prepared_statements')
  expect(rows).toEqual([{ count: 100 }])
  await close()
})
