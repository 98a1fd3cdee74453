import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { joinEmbedded, startEmbedded } from './embedded-postgres.ts'
import {
  anotherChapar,
  ask,
  marked,
  startForTest,
  stoppedSite,
  temporaryDirectory,
} from './test-bench.fixture.ts'

test('a first start makes a safe cluster for text in any script', async () => {
  const dataDir = join(temporaryDirectory(), 'not', 'there', 'yet')
  const { connection, ownership } = await startForTest(dataDir)
  expect(ownership).toBe('started')
  // No one else may list it; an account that root's server runs as may pass through.
  expect(statSync(dataDir).mode & 0o066).toBe(0)
  expect(await ask(connection, 'show data_checksums')).toBe('on')
  expect(await ask(connection, 'show fsync')).toBe('on')
  expect(await ask(connection, 'show server_encoding')).toBe('UTF8')
  expect(await ask(connection, 'show timezone')).toBe('UTC')
  expect(await ask(connection, 'show listen_addresses')).toBe('')
  expect(await ask(connection, `select lower('ҒӘҚ')`)).toBe('ғәқ')
  expect(await ask(connection, `select to_tsvector('simple', '«Казахстан»')::text`)).toBe(
    `'казахстан':1`,
  )
})

test('an environment that asks for encryption does not reach the database of our own', async () => {
  vi.stubEnv('PGSSLMODE', 'require')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { connection } = await startForTest(join(temporaryDirectory(), 'data'))
  expect(await ask(connection, 'select 42')).toBe(42)
})

test('only the owner may enter the cluster and the socket directory', async () => {
  const dataDir = await stoppedSite()
  const { connection } = await startForTest(dataDir)
  for (const path of [join(dataDir, 'pg'), connection.host]) {
    expect(statSync(path).mode & 0o777).toBe(0o700)
  }
})

test('the role of the site is no superuser, yet may add extensions and clone databases', async () => {
  const { connection } = await startForTest(await stoppedSite())
  expect(await ask(connection, `select current_setting('is_superuser')`)).toBe('off')
  await ask(connection, 'create extension pg_trgm')
  await ask(connection, 'create extension unaccent')
  await ask(connection, 'create database copy template chapar')
})

test('data is there after a stop and a new start', async () => {
  const dataDir = await stoppedSite()
  const first = await startForTest(dataDir)
  await ask(first.connection, 'create table kept as select 42 as answer')
  await first.stop()
  expect(marked(dataDir)).toBe(false)
  const second = await startForTest(dataDir)
  expect(await ask(second.connection, 'select answer from kept')).toBe(42)
})

test('stop may be called twice and ends the sessions of others', async () => {
  const server = await startForTest(await stoppedSite())
  const asleep = ask(server.connection, 'select pg_sleep(60)').catch(
    (error: Error) => error.message,
  )
  // Only a session that has begun is ended; one that still connects is turned away in other words.
  const begun = `select count(*)::int from pg_stat_activity
    where state = 'active' and query = 'select pg_sleep(60)'`
  let sessions = 0
  while (sessions !== 1) sessions = Number(await ask(server.connection, begun))
  await Promise.all([server.stop(), server.stop()])
  expect(await asleep).toMatch(/terminat/)
})

test('another process joins the running server, and its stop leaves that alone', async () => {
  const dataDir = await stoppedSite()
  const { connection } = await anotherChapar(dataDir).says()
  const joined = await joinEmbedded({ dataDir })
  expect(joined).toMatchObject({ ownership: 'joined', connection })
  await joined?.stop()
  expect(await ask(joined?.connection ?? fail(), 'select 1')).toBe(1)
})

test('there is nothing to join where no server runs', async () => {
  const dataDir = await stoppedSite()
  expect(await joinEmbedded({ dataDir: join(dataDir, 'missing') })).toBeNull()
  expect(await joinEmbedded({ dataDir })).toBeNull()
})

test('a second start names the directory and the process that uses it', async () => {
  const dataDir = await stoppedSite()
  const holder = anotherChapar(dataDir)
  await holder.says()
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'data-dir-in-use',
    message: `The data directory ${dataDir} is in use by another chapar, process ${holder.pid}: stop that first, or point DATA_DIR elsewhere.`,
  })
})

test('of three first starts at one moment exactly one wins', async () => {
  const dataDir = temporaryDirectory()
  const said = await Promise.all([1, 2, 3].map(async () => anotherChapar(dataDir).says()))
  expect(said.map(({ code }) => code ?? 'started').sort()).toEqual([
    'data-dir-in-use',
    'data-dir-in-use',
    'started',
  ])
  expect(readdirSync(dataDir).filter((name) => name.startsWith('pg.new'))).toEqual([])
})

test('of three starts at one moment on an existing cluster exactly one wins', async () => {
  const dataDir = await stoppedSite()
  const said = await Promise.all([1, 2, 3].map(async () => anotherChapar(dataDir).says()))
  expect(said.filter(({ connection }) => connection)).toHaveLength(1)
  expect(said.filter(({ code }) => code === 'data-dir-in-use')).toHaveLength(2)
})

test('a cluster whose making was killed is thrown away, not used', async () => {
  const dataDir = temporaryDirectory()
  const half = join(dataDir, 'pg.new-999999999-abcdef')
  mkdirSync(half)
  writeFileSync(join(half, 'PG_VERSION'), '18\n')
  const { connection } = await startForTest(dataDir)
  expect(await ask(connection, 'select 1')).toBe(1)
  expect(readdirSync(dataDir)).not.toContain('pg.new-999999999-abcdef')
})

test('a data directory with a long path gets its socket elsewhere, and is still joined', async () => {
  const dataDir = join(temporaryDirectory(), 'қазақстан'.repeat(6))
  const server = await startForTest(dataDir)
  expect(server.connection.host.startsWith(dataDir)).toBe(false)
  expect(statSync(server.connection.host).mode & 0o777).toBe(0o700)
  const joined = await joinEmbedded({ dataDir })
  expect(joined?.connection).toEqual(server.connection)
  await server.stop()
  expect(() => statSync(server.connection.host)).toThrow('ENOENT')
})

function fail(): never {
  throw new Error('nothing was joined')
}
