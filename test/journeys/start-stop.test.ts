import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import { processesNaming, runChapar, startChapar } from '../support/chapar-process.ts'
import { foundByCommand } from '../support/found-by-command.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'chapar-start-'))
const DATA_DIR = path.join(folder, 'data')
const empty = path.join(folder, 'empty')
const PORT = '0'

beforeAll(() => foundByCommand({ DATA_DIR }))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('it starts, answers, and on SIGTERM ends cleanly with nothing left behind', async () => {
  const chapar = startChapar(['start'], { DATA_DIR, PORT })
  const address = await chapar.address
  expect(address).toMatch(/^http:\/\/localhost:[1-9]\d*$/)
  const front = await fetch(address)
  expect(front.status).toBe(200)
  // Nobody gave a SITE_URL: links lead to the port that was got.
  expect(await front.text()).toContain(`rel="canonical" href="${address}/"`)
  expect(await (await fetch(`${address}/healthz`)).text()).toBe('ok\n')
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({
    ready: true,
    parts: { database: 'ok', schema: 'ok', events: 'ok', disk: 'ok', worker: 'ok' },
  })
  expect(processesNaming(DATA_DIR)).not.toEqual([])
  chapar.kill('SIGTERM')
  const { code, out, err } = await chapar.finished
  const [first, ...rest] = out.trimEnd().split('\n')
  expect({ code, first }).toEqual({ code: 0, first: `The Valley Post is at ${address}` })
  expect(rest).toEqual([
    expect.stringMatching(/^Nobody can sign in to the desk yet\. .*\/desk\/enter\?key=[\w-]{32}$/),
  ])
  expect(err).toContain('"path":"/healthz"')
  expect(err).not.toMatch(/"level":[4-6]0/)
  await expect.poll(() => processesNaming(DATA_DIR)).toEqual([])
  expect(lastServerLines()).toContain('database system is shut down')
})

test('it ends with the shell in which npm runs it', async () => {
  const script = '"$0" start & wait'
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    npm_command: 'exec',
    DATA_DIR,
    PORT,
  }
  const shell = spawn('sh', ['-c', script, projectFile('bin', 'chapar')], { env })
  await once(shell.stdout, 'data')
  shell.kill('SIGTERM')
  await once(shell, 'close') // not before the server, which shares its output, has ended too
  await expect.poll(() => processesNaming(DATA_DIR)).toEqual([])
  expect(lastServerLines()).toContain('database system is shut down')
})

test('commands that run at once share one database, and none ends it under another', async () => {
  const commands = [1, 2, 3, 4].map(() => runChapar(['article', 'list', '--json'], { DATA_DIR }))
  for (const { code, out } of await Promise.all(commands)) {
    expect({ code, out: JSON.parse(out) }).toEqual({ code: 0, out: { pieces: [] } })
  }
  await expect.poll(() => processesNaming(DATA_DIR)).toEqual([])
})

test('variables of the environment that are for other databases do not reach its own', async () => {
  const others = { PGSSLMODE: 'require', PGOPTIONS: '-c no.such', NODE_PG_FORCE_NATIVE: '1' }
  const { code, err } = await runChapar(['migrate'], { DATA_DIR, ...others })
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

test('after kill -9 it starts again', async () => {
  const killed = startChapar(['start'], { DATA_DIR, PORT })
  await killed.address
  killed.kill('SIGKILL')
  await killed.finished
  const again = startChapar(['start'], { DATA_DIR, PORT })
  expect((await fetch(await again.address)).status).toBe(200)
  again.kill('SIGINT')
  expect((await again.finished).code).toBe(0)
})

test('a second start on the same data directory is refused, and the first goes on', async () => {
  const first = startChapar(['start'], { DATA_DIR, PORT })
  const address = await first.address
  const other = { DATA_DIR, PORT }
  expect(await runChapar(['start'], other)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(
      /^chapar: The data directory \S+ is in use by another chapar, process \d+: .*\.\n$/,
    ),
  })
  expect((await fetch(address)).status).toBe(200)
  first.kill('SIGTERM')
  expect((await first.finished).code).toBe(0)
})

test('a database that dies by itself ends the process with a sentence', async () => {
  const chapar = startChapar(['start'], { DATA_DIR, PORT })
  await chapar.address
  process.kill(serverPid(), 'SIGKILL')
  const { code, err } = await chapar.finished
  expect(code).toBe(1)
  expect(err).toMatch(/^chapar: The database server stopped by itself: .*\.$/m)
  await expect.poll(() => processesNaming(DATA_DIR)).toEqual([])
})

test('a busy port is told, and the database stopped again', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { code, out, err } = await runChapar(['start'], { DATA_DIR, PORT: String(port) })
  await new Promise((resolve) => other.close(resolve))
  expect({ code, out, err }).toEqual({
    code: 1,
    out: '',
    err: `chapar: Port ${port} of 127.0.0.1 is taken by another program: stop that, or choose another with PORT.\n`,
  })
  await expect.poll(() => processesNaming(DATA_DIR)).toEqual([])
})

test('an empty site says how to found one', async () => {
  const { code, err } = await runChapar(['start'], { DATA_DIR: empty, PORT })
  expect({ code, err }).toEqual({
    code: 1,
    err: 'chapar: There is no newsroom in this database yet: run "chapar init" first ("chapar demo" shows a sample newsroom).\n',
  })
})

test('a data directory that is a file is told', async () => {
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  expect(await runChapar(['start'], { DATA_DIR: file, PORT })).toMatchObject({
    code: 1,
    err: `chapar: The data directory ${file} is a file or lies under one: point DATA_DIR at a directory.\n`,
  })
})

test.skipIf(process.getuid?.() === 0)('a data directory that is not ours is told', async () => {
  expect(await runChapar(['start'], { DATA_DIR: '/etc/chapar', PORT })).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^chapar: The data directory \S+ cannot be written \(.*\n$/),
  })
})

test('web and worker need a running database', async () => {
  for (const command of ['web', 'worker']) {
    expect(await runChapar([command], { DATA_DIR: empty, PORT })).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^chapar: No chapar serves the data directory .*\n$/),
    })
  }
})

function lastServerLines(): string {
  return readFileSync(path.join(DATA_DIR, 'postgres.log'), 'utf8').split('\n').slice(-3).join('\n')
}

function serverPid(): number {
  return Number(readFileSync(path.join(DATA_DIR, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
}
