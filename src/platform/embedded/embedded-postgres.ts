import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { type Connection, createSiteDatabase, hasSiteDatabase, siteConnection } from './database.ts'
import { findHolder } from './holder.ts'
import { chooseIdentity } from './identity.ts'
import { launch, type RunningServer } from './launch.ts'
import { refuseMovedServer } from './moved-server.ts'
import { placesIn, prepareDataDir } from './places.ts'
import { signal } from './server-process.ts'
import { startFailure } from './start-failure.ts'

/** A PostgreSQL server of a data directory, and how to reach it. */
export type EmbeddedServer = {
  /** libpq-style settings for `pg`: the directory of a Unix socket as host. */
  connection: Connection
  /** started: this process owns the server and `stop` ends it; joined: another's, `stop` does nothing. */
  ownership: 'started' | 'joined'
  /** Resolves (never rejects) with a sentence if the server dies by itself while we own it. */
  died: Promise<string>
  /** Ends the server and waits for it; throws Failure where only immediate mode ended it. */
  stop(): Promise<void>
}

/** Starts the server of `dataDir` (initialising it the first time). Throws Failure. */
export async function startEmbedded(options: { dataDir: string }): Promise<EmbeddedServer> {
  const binaries = findBinaries()
  const places = prepareDataDir(options.dataDir)
  refuseMovedServer(places)
  const identity = chooseIdentity(places, binaries)
  const made = await ensureCluster(places, binaries, identity)
  const server = await launch(places, binaries, identity)
  try {
    const { host, port } = server
    if (made || !(await hasSiteDatabase(host, port))) await createSiteDatabase(host, port)
  } catch (error) {
    const words = server.log.lastWords() || String(error)
    await server.process.stop().finally(server.release)
    throw await startFailure(places, words)
  }
  return owned(server, places.log)
}

/** Joins the server that a running chapar holds on `dataDir`, or null where none answers. */
export async function joinEmbedded(options: { dataDir: string }): Promise<EmbeddedServer | null> {
  const places = placesIn(options.dataDir)
  const deadline = performance.now() + 10_000
  for (;;) {
    const holder = await findHolder(places, 10_000)
    if (holder.state !== 'held' || !holder.owner) return null
    const { socketDirectory: host, port } = holder.file
    // Its starter may be about to create the database.
    if (await hasSiteDatabase(host, port).catch(() => false)) {
      return {
        connection: siteConnection(host, port),
        ownership: 'joined',
        died: new Promise(() => {}),
        stop: async () => {},
      }
    }
    if (performance.now() > deadline) return null
    await sleep(25)
  }
}

function owned(server: RunningServer, logPath: string): EmbeddedServer {
  const death = Promise.withResolvers<string>()
  let stopping: Promise<void> | null = null
  void server.process.exited.then(async () => {
    if (stopping) return
    // If it was only the watching shell that died, nothing would end the server after us.
    signal(await server.process.pid, 'SIGINT')
    const words = server.log.lastWords()
    server.release()
    death.resolve(`The database server stopped by itself: ${words || `see ${logPath}`}.`)
  })
  return {
    connection: siteConnection(server.host, server.port),
    ownership: 'started',
    died: death.promise,
    stop() {
      stopping ??= server.process.hasExited()
        ? Promise.resolve()
        : server.process.stop().finally(server.release)
      return stopping
    },
  }
}
