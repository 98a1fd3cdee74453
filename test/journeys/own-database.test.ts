import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '#platform/database.ts'
import { type EmbeddedServer, startEmbedded } from '#platform/embedded/embedded-postgres.ts'
import { knownMigrations } from '#platform/migrations.ts'
import { runChapar, startChapar } from '../support/chapar-process.ts'
import { foundByCommand } from '../support/found-by-command.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'chapar-own-'))
const last = knownMigrations().at(-1)
let server: EmbeddedServer
let database: Database
let settings: Record<string, string>

/** A database that Chapar does not own: given by DATABASE_URL, ended and begun by the test. */
beforeAll(async () => {
  await begin()
  settings = {
    DATABASE_URL: urlOf(server),
    DATA_DIR: path.join(folder, 'files'),
    PORT: '0',
  }
})

afterAll(async () => {
  await end()
  rmSync(folder, { recursive: true, force: true })
})

test('an empty database is not touched by start: it says to migrate', async () => {
  const { code, err } = await runChapar(['start'], settings)
  expect({ code, err }).toEqual({
    code: 1,
    err: 'chapar: The database is empty; run "chapar migrate".\n',
  })
  const { rows } = await database.pool.query(`select from pg_tables where schemaname = 'public'`)
  expect(rows).toEqual([])
})

test('migrate brings the schema up to date, once', async () => {
  expect(JSON.parse((await runChapar(['migrate', '--json'], settings)).out)).toEqual({
    applied: knownMigrations(),
  })
  expect(await runChapar(['migrate'], settings)).toMatchObject({
    code: 0,
    out: 'The schema is up to date.\n',
  })
  await foundByCommand(settings)
})

test('a schema that is behind is not served from', async () => {
  await database.pool.query('delete from migrations where name = $1', [last])
  for (const command of ['start', 'web', 'worker']) {
    expect(await runChapar([command], settings)).toMatchObject({
      code: 1,
      err: `chapar: The database schema is behind this version of Chapar (missing: ${last}); run "chapar migrate".\n`,
    })
  }
  await database.pool.query('insert into migrations (name, run_on) values ($1, now())', [last])
})

test('a schema that is newer is not served from', async () => {
  await database.pool.query(`insert into migrations (name, run_on) values ('9999-x', now())`)
  for (const command of ['start', 'migrate']) {
    expect(await runChapar([command], settings)).toMatchObject({
      code: 1,
      err: 'chapar: The database was made by a newer Chapar (it has 9999-x); install that version.\n',
    })
  }
  await database.pool.query(`delete from migrations where name = '9999-x'`)
})

test('a request in progress at SIGTERM is answered, and no new one is taken', async () => {
  const chapar = startChapar(['start'], settings)
  const address = await chapar.address
  await fetch(address)
  const blocker = await blockPages()
  const slow = fetch(`${address}/archive`) // not kept yet
  await waitingForLock()
  chapar.kill('SIGTERM')
  await refused(address)
  await blocker.release()
  expect((await slow).status).toBe(200)
  expect(await chapar.finished).toMatchObject({ code: 0, signal: null })
})

test('a second signal does not wait for a request in progress', async () => {
  const chapar = startChapar(['start'], settings)
  const address = await chapar.address
  await fetch(address)
  const blocker = await blockPages()
  const slow = fetch(`${address}/archive`).then(
    () => 'answered',
    () => 'cut',
  )
  await waitingForLock()
  chapar.kill('SIGTERM')
  await refused(address)
  // Two within half a second count as one asking, so it takes a moment.
  const again = setInterval(() => chapar.kill('SIGTERM'), 100)
  expect(await slow).toBe('cut')
  expect((await chapar.finished).code).toBe(0)
  clearInterval(again)
  await blocker.release()
})

test('while the database is away /readyz is 503 and names it; when it is back, all is well', async () => {
  const chapar = startChapar(['start'], settings)
  const address = await chapar.address
  await end()
  const away = await until(`${address}/readyz`, 503)
  expect(await away.json()).toMatchObject({
    ready: false,
    parts: { database: 'failing', disk: 'ok' },
  })
  expect((await fetch(address)).status).toBe(503)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  expect((await fetch(`${address}/.well-known/audit-head.json`)).status).toBe(503)
  await begin()
  await until(`${address}/readyz`, 200)
  expect((await fetch(address)).status).toBe(200)
  chapar.kill('SIGTERM')
  expect((await chapar.finished).code).toBe(0)
})

test('a job that loses the database does not end the process', async () => {
  const chapar = startChapar(['start'], settings)
  const address = await chapar.address
  const blocker = await database.pool.connect()
  await blocker.query('begin')
  await blocker.query('lock table working_copies in access exclusive mode')
  await database.pool.query(`select graphile_worker.add_job('publish-due')`)
  await waitingForLock()
  await server.stop()
  blocker.release(true)
  await database.close()
  await until(`${address}/readyz`, 503)
  await begin()
  await until(`${address}/readyz`, 200)
  chapar.kill('SIGTERM')
  expect((await chapar.finished).code).toBe(0)
})

test('web and worker run as two processes', async () => {
  const worker = startChapar(['worker'], settings)
  const web = startChapar(['web'], settings)
  const address = await web.address
  expect((await fetch(address)).status).toBe(200)
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  await worker.says(/at work/)
  for (const process of [web, worker]) process.kill('SIGTERM')
  expect((await web.finished).code).toBe(0)
  expect(await worker.finished).toMatchObject({ code: 0, out: 'The worker is at work.\n' })
})

async function begin() {
  server = await startEmbedded({ dataDir: path.join(folder, 'server') })
  database = openDatabase(server.connection)
}

async function end() {
  await database.close()
  await server.stop()
}

function urlOf({ connection }: EmbeddedServer): string {
  const url = new URL(`postgres://${connection.user}@localhost/${connection.database}`)
  url.searchParams.set('host', connection.host)
  url.searchParams.set('port', String(connection.port))
  return url.href
}

/** No page can read its listing until `release`. */
async function blockPages() {
  const client = await database.pool.connect()
  await client.query('begin')
  await client.query('lock table listings in access exclusive mode')
  return {
    async release() {
      await client.query('rollback')
      client.release()
    },
  }
}

async function waitingForLock(): Promise<void> {
  for (;;) {
    const { rowCount } = await database.pool.query('select from pg_locks where not granted')
    if (rowCount) return
  }
}

async function refused(address: string): Promise<void> {
  for (;;) {
    const answered = await fetch(`${address}/healthz`).catch(() => null)
    if (!answered) return
  }
}

async function until(url: string, status: number): Promise<Response> {
  for (;;) {
    const response = await fetch(url)
    if (response.status === status) return response
    await response.body?.cancel()
  }
}
