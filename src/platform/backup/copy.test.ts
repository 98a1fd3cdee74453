import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { copyIn, copyOut } from './copy.ts'
import { openSession } from './session.ts'

const database = useTestDatabase()

async function withClient<T>(
  work: (client: Awaited<ReturnType<typeof openSession>>['client']) => Promise<T>,
) {
  const session = await openSession(database.connection)
  return work(session.client).finally(() => session.close())
}

test('a slow reader gets every row, and the client is free again afterwards', async () => {
  await withClient(async (client) => {
    let rows = 0
    let bytes = 0
    const out = copyOut(
      client,
      `copy (select n, repeat('x', 1000) from generate_series(1, 5000) n) to stdout`,
      () => rows++,
    )
    for await (const chunk of out) {
      await new Promise((resolve) => setImmediate(resolve))
      bytes += chunk.length
    }
    expect(rows).toBe(5000)
    expect(bytes).toBe(5000 * 1002 + 5000 * 4 - 1107)
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})

test('a reader that stops early leaves a client that still works', async () => {
  await withClient(async (client) => {
    for await (const chunk of copyOut(
      client,
      `copy (select repeat('x', 1000) from generate_series(1, 20000)) to stdout`,
    )) {
      expect(chunk.length).toBeGreaterThan(0)
      break
    }
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})

test('what the server refuses rejects, on the way out and in', async () => {
  await withClient(async (client) => {
    await expect(copyOut(client, 'copy (select 1/0) to stdout').toArray()).rejects.toThrow(
      'division by zero',
    )
    await client.query('create temporary table t (n int)')
    const rows = Readable.from([
      Buffer.from('1\n2\n'),
      Buffer.from('three\n'),
      ...Array(3000).fill(Buffer.alloc(1000, '4')),
    ])
    await expect(copyIn(client, 'copy t from stdin', rows)).rejects.toThrow('invalid input syntax')
    expect((await client.query('select count(*) as n from t')).rows).toEqual([{ n: '0' }])
  })
})

test('a source that fails leaves no row behind', async () => {
  await withClient(async (client) => {
    await client.query('create temporary table t (n int)')
    async function* rows() {
      yield Buffer.from('1\n2\n')
      throw new Error('the file ended')
    }
    await expect(copyIn(client, 'copy t from stdin', Readable.from(rows()))).rejects.toThrow(
      'the file ended',
    )
    expect((await client.query('select count(*) as n from t')).rows).toEqual([{ n: '0' }])
  })
})

test('more rows than any buffer holds go in', async () => {
  await withClient(async (client) => {
    await client.query('create temporary table t (n int, s text)')
    const rows = Array.from({ length: 400 }, (_, i) => Buffer.from(`${i}\t${'y'.repeat(50_000)}\n`))
    await copyIn(client, 'copy t from stdin', Readable.from(rows))
    expect((await client.query('select count(*) as n, sum(length(s)) as s from t')).rows).toEqual([
      { n: '400', s: '20000000' },
    ])
  })
})
