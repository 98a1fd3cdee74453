import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectFile } from '#platform/project-file.ts'
import { freePort } from '../../test/support/free-port.ts'
import { onCore, SERVER_CORE } from './cores.ts'

export type RunningProcess = {
  pid: number
  port: number
  /** ms from the start of the process to the end of its first answer at '/' */
  firstAnswerMs: number
  stop(): Promise<void>
}

/**
 * `chapar start` (or `web`, beside a running one, or `demo`) on the servers' core, as shipped: its
 * log is on and goes to a file.
 */
export async function startSite(
  dataDir: string,
  {
    role = 'start',
    nodeOptions = [],
  }: { role?: 'start' | 'web' | 'demo'; nodeOptions?: string[] } = {},
): Promise<RunningProcess> {
  const port = await freePort()
  const options = [BIN_CHAPARS_OWN, ...nodeOptions]
  const command = [process.execPath, ...options, projectFile('bin', 'chapar'), role]
  return startServer(command, port, {
    environment: { DATA_DIR: dataDir, PORT: String(port) },
  })
}

/** As its first line has it, which is not read where the program is given to Node. */
const BIN_CHAPARS_OWN = '--max-semi-space-size=16'

/**
 * Any server that listens on `port` of 127.0.0.1, on the servers' core, once it answers. `files` are
 * removed when it is stopped.
 */
export async function startServer(
  command: readonly string[],
  port: number,
  { environment = {}, files = [] }: { environment?: Record<string, string>; files?: string[] } = {},
): Promise<RunningProcess> {
  const [program = '', ...args] = onCore(SERVER_CORE, command)
  const logFile = logOf(port)
  const log = openSync(logFile, 'w')
  const begun = performance.now()
  const child = spawn(program, args, {
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  })
  closeSync(log)
  await firstAnswer(child, port)
  return {
    // taskset becomes the program that it starts, so this is the server's own number.
    pid: child.pid ?? 0,
    port,
    firstAnswerMs: performance.now() - begun,
    stop: async () => {
      await stop(child)
      for (const file of [logFile, ...files]) rmSync(file, { recursive: true, force: true })
    },
  }
}

/** A file, as a service's log goes to one; kept only where the server failed. */
function logOf(port: number): string {
  const folder = projectFile('bench', 'out')
  mkdirSync(folder, { recursive: true })
  return path.join(folder, `server-${port}.log`)
}

/** A demo publishes its pieces one by one before it answers. */
const PATIENCE_MS = 180_000

async function firstAnswer(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline && child.exitCode === null) {
    if (await answers(port)) return
    await sleep(2)
  }
  child.kill('SIGKILL')
  throw new Error(`${child.spawnargs.join(' ')} did not answer; see ${logOf(port)}`)
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/', agent: false }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode === 200))
    }).on('error', () => resolve(false))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
