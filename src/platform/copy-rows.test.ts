import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { copyRows, literal } from './copy-rows.ts'
import { transact } from './database.ts'

const database = useTestDatabase()

test('the rows of a query come as lines, in chunks of whole ones', async () => {
  const query = `select n, ${literal("it's")} from generate_series(1, 30000) as n`
  const chunks: string[] = []
  for await (const chunk of copyRows(database.db, query)) chunks.push(chunk.toString())
  expect(chunks.length).toBeGreaterThan(1)
  expect(chunks.every((chunk) => chunk.endsWith('\n'))).toBe(true)
  const lines = chunks.join('').split('\n')
  expect(lines).toHaveLength(30_001)
  expect(lines[29_999]).toBe("30000\tit's")
})

test('who stops early, or asks for nonsense, leaves the pool in order', async () => {
  for (let round = 0; round < 12; round += 1) {
    for await (const _ of copyRows(database.db, 'select generate_series(1, 100000)')) break
  }
  const nonsense = async () => {
    for await (const _ of copyRows(database.db, 'select no_such_column')) break
  }
  await expect(nonsense()).rejects.toThrow('no_such_column')
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a transaction has no pool to copy from', async () => {
  const within = transact(database.db, async (tx) => {
    for await (const _ of copyRows(tx, 'select 1')) break
  })
  await expect(within).rejects.toThrow('no pool')
})
