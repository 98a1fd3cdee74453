import { expect, test } from 'vitest'
import type { Connection } from '#platform/database.ts'
import { useBackupBench } from './databases.fixture.ts'
import { withScratchDatabase } from './scratch-database.ts'
import { openSession, type Session } from './session.ts'

const bench = useBackupBench()

test('two newsrooms of one server try their backups at once', async () => {
  const [one, other] = [await bench.emptyDatabase(), await bench.emptyDatabase()]
  await tryOn(one, async (scratch) => {
    await tryOn(other, async (second) => {
      expect(await bench.scratchDatabases()).toHaveLength(2)
      expect(await nameOf(second)).not.toBe(await nameOf(scratch))
    })
    expect(await bench.scratchDatabases()).toEqual([await nameOf(scratch)])
  })
  expect(await bench.scratchDatabases()).toEqual([])
})

test('what a killed trial left is dropped by the next one of the same database', async () => {
  const connection = await bench.emptyDatabase()
  const left = await tryOn(connection, nameOf)
  await bench.run(connection, `create database ${left}`)
  expect(await bench.scratchDatabases()).toEqual([left])
  await tryOn(connection, async (scratch) => {
    expect(await bench.scratchDatabases()).toEqual([await nameOf(scratch)])
  })
})

async function tryOn<T>(connection: Connection, work: (scratch: Session) => Promise<T>) {
  const session = await openSession(connection)
  return withScratchDatabase(session, connection, work).finally(() => session.close())
}

async function nameOf({ client }: Session): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  return rows[0]?.name ?? ''
}
