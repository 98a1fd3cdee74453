/** What the tests of this folder share: temporary places, a second chapar, SQL, a look at processes. */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, onTestFinished } from 'vitest'
import { type EmbeddedServer, startEmbedded } from './embedded-postgres.ts'
import { readPostmasterPid } from './postmaster-pid.ts'
import { lookAt, waitUntil } from './processes.ts'

export type Connection = EmbeddedServer['connection']
type Said = { connection?: Connection; died?: string; code?: string; message?: string }

/** A directory for one test; removed after it. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(path, 0o755)
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** The data directory of a site that was started and stopped before: made once, then copied. */
export async function stoppedSite(): Promise<string> {
  template ??= makeTemplate()
  const path = join(temporaryDirectory(), 'data')
  cpSync(await template, path, { recursive: true })
  return path
}

let template: Promise<string> | undefined

afterAll(async () => {
  if (template) rmSync(await template, { recursive: true, force: true })
})

async function makeTemplate(): Promise<string> {
  const path = mkdtempSync(join(tmpdir(), 'embedded-template-'))
  chmodSync(path, 0o755)
  await (await startEmbedded({ dataDir: path })).stop()
  rmSync(join(path, 'socket'), { recursive: true })
  return path
}

/** A server for one test; stopped after it. */
export async function startForTest(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir })
  onTestFinished(async () => server.stop())
  return server
}

/** Another chapar: a Node process that starts the server of `dataDir`. Killed after the test. */
export function anotherChapar(dataDir: string) {
  const script = fileURLToPath(new URL('hold-server.fixture.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const exited = new Promise((resolve) => child.once('exit', resolve))
  onTestFinished(async () => {
    child.stdin.end()
    await exited
  })
  return {
    pid: child.pid ?? 0,
    exited,
    child,
    async says(): Promise<Said> {
      const { value } = await lines.next()
      return JSON.parse(value ?? '{}') as Said // our own fixture wrote it
    },
  }
}

/** Runs one statement and gives the first column of its first row. */
export async function ask(connection: Connection, sql: string): Promise<unknown> {
  const client = new Client({ ...connection, ssl: false })
  let lost: unknown
  client.on('error', (error) => {
    lost ??= error // the server's word; the statement itself only hears that the line is dead
  })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return Object.values(rows[0] ?? {})[0]
  } catch (error) {
    throw lost ?? error
  } finally {
    await client.end()
  }
}

/** The processes of the server of `dataDir`: the server itself, and its shell and watcher. */
export function serverProcesses(dataDir: string): { server: number; watchers: number[] } {
  const server = readPostmasterPid(join(dataDir, 'pg'))?.pid ?? 0
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const shell = table.find(([pid]) => pid === server)?.[1] ?? 0
  const watcher = table.find(([pid, parent]) => parent === shell && pid !== server)?.[0] ?? 0
  return { server, watchers: [shell, watcher] }
}

/** Kills without a chance to tidy up. */
export function killHard(...pids: number[]): void {
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

/** True once the process is gone (a zombie that nobody reaped yet counts as gone). */
export async function ends(pid: number, ms = 10_000): Promise<boolean> {
  return waitUntil(() => lookAt(pid)?.zombie ?? true, ms)
}

/** Whether the server's postmaster.pid is there. */
export function marked(dataDir: string): boolean {
  return existsSync(join(dataDir, 'pg', 'postmaster.pid'))
}
