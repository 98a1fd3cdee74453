import { completeLedger } from '#expunctions/expunction-ledger.ts'
import { parseTrustedProxies } from '#platform/client-address.ts'
import { type Db, openDatabase } from '#platform/database.ts'
import { isDatabaseAway } from '#platform/database-fault.ts'
import type { DatabaseServer } from '#platform/database-server.ts'
import { Failure } from '#platform/failure.ts'
import type { HealthPart } from '#platform/health.ts'
import { type Log, openLog } from '#platform/log.ts'
import type { Worker } from '#platform/queue.ts'
import { findLastBeat } from '#platform/queue-state.ts'
import { readSettings, type Settings } from '#platform/settings.ts'
import { startWork } from '#work.ts'
import { openSite, type Prepare } from './open-site.ts'
import { serveWeb } from './serve-web.ts'
import { aborted, listenForStop, type StopSignal } from './stop-signal.ts'
import { print } from './terminal.ts'

/** What is to be said to whoever started it, beside the address; null: nothing. */
export type Greeting = (db: Db, siteUrl: string) => Promise<string | null>

export type Roles = { web: boolean; worker: boolean; database: 'own' | 'shared' }

/** What is to be stopped, in the order in which it was started. */
type Running = ((hurry: AbortSignal) => Promise<void>)[]

/**
 * Serves until it is asked to stop, then stops cleanly: first the web, whose requests in progress
 * finish, then the jobs, then the database. A second signal cuts the waiting short.
 *
 * @throws Failure where it cannot serve, and where our own database or the worker ends by itself:
 *   whoever supervises the process starts it anew, which recovers the database
 */
export async function serve(
  roles: Roles,
  options: { settings?: Settings; prepare?: Prepare; greet?: Greeting } = {},
): Promise<void> {
  const settings = options.settings ?? readSettings()
  const proxies = parseTrustedProxies(settings.trustedProxies)
  const log = openLog(settings.logLevel)
  const signal = listenForStop()
  const running: Running = []
  try {
    const start = roles.database === 'own' ? 'always' : 'never'
    const prepare = options.prepare ? { prepare: options.prepare } : {}
    const { server, site } = await openSite(settings, { start, ...prepare })
    running.push(() => server.stop())
    const ends: Promise<Failure | null>[] = [asked(signal), dead(server)]
    const worker = roles.worker ? await beginWork({ settings, server, log, running }) : null
    if (worker) ends.push(quit(worker))
    if (roles.web) {
      const health = workerHealth(server, roles.worker)
      const web = await serveWeb({ settings, server, proxies, log, worker: health })
      running.push((hurry) => web.stop(hurry))
      print(`${site.editions[0]?.name ?? 'Chapar'} is at ${web.address}`)
      if (options.greet) await greet(options.greet(server.database.db, web.siteUrl), log)
    } else {
      print('The worker is at work.')
    }
    const fault = await Promise.race(ends)
    if (fault) throw fault
  } finally {
    await stopAll(running, signal.hurry, log)
  }
}

/** The site is served all the same where this fails. */
async function greet(greeting: Promise<string | null>, log: Log): Promise<void> {
  const words = await greeting.catch((error) => {
    log.error({ err: error }, 'how to sign in could not be said')
    return null
  })
  if (words) print(words)
}

async function beginWork(parts: {
  settings: Settings
  server: DatabaseServer
  log: Log
  running: Running
}): Promise<Worker> {
  const { settings, server, log, running } = parts
  await completeLedger(server.database.db, settings.dataDir)
  // Its own: the web under load takes every connection of the other, and the jobs would wait.
  const database = openDatabase(server.connection, { size: WORKER_CONNECTIONS })
  running.push((hurry) => Promise.race([database.close(), aborted(hurry)]))
  outliveDatabase(log)
  const worker = await startWork({ database, log, settings })
  running.push((hurry) => Promise.race([worker.stop(), aborted(hurry)]))
  return worker
}

/**
 * The queue tries its connections again by itself, after growing pauses. But where a job ends while
 * the database is away, nobody waits for the answer that it could not be written down: Node would
 * end the process for it. The job is done again later.
 */
function outliveDatabase(log: Log): void {
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', (error) => {
    if (!isDatabaseAway(error)) throw error
    log.warn({ err: error }, 'the database went away under a job, which is done again later')
  })
}

/** One listens, two jobs are done at once, and the clock files those that are due. */
const WORKER_CONNECTIONS = 4

async function asked({ stop }: StopSignal): Promise<null> {
  await aborted(stop)
  return null
}

async function dead(server: DatabaseServer): Promise<Failure> {
  return new Failure('database-died', await server.died)
}

async function quit(worker: Worker): Promise<Failure> {
  const cause = await worker.stopped.then(
    () => undefined,
    (error: unknown) => error,
  )
  return new Failure('worker-ended', 'The worker ended by itself; the log says why.', { cause })
}

/** Backwards, so that nothing loses what it stands on. One that fails does not keep the others. */
async function stopAll(running: Running, hurry: AbortSignal, log: Log): Promise<void> {
  for (const stop of running.reverse()) {
    await stop(hurry).catch((error) => log.error({ err: error }, 'something did not stop cleanly'))
  }
}

const BEAT_PATIENCE_MS = 3 * 60_000

/**
 * A worker shows itself each minute. Our own has that long to begin with; that of another process
 * is shown, but does not take the web out of service: pages can be read without it.
 */
function workerHealth({ database }: DatabaseServer, ours: boolean): HealthPart {
  const started = Date.now()
  return {
    name: 'worker',
    required: ours,
    async check() {
      if (ours && Date.now() - started < BEAT_PATIENCE_MS) return true
      const beat = await findLastBeat(database.db)
      return beat !== null && Date.now() - beat.getTime() < BEAT_PATIENCE_MS
    },
  }
}
