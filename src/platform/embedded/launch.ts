import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { makeAcceptable } from './cluster.ts'
import { findHolder, inUse, stopOrphan } from './holder.ts'
import type { Identity } from './identity.ts'
import type { Places } from './places.ts'
import { readPostmasterPid } from './postmaster-pid.ts'
import { lives, nameOfThisProcess, waitUntil } from './processes.ts'
import { openServerLog, type ServerLog } from './server-log.ts'
import { runServer, type ServerProcess } from './server-process.ts'
import { serverArguments } from './server-settings.ts'
import { openSocketDirectory, removeTemporary, socketPort } from './socket-directory.ts'
import { startFailure } from './start-failure.ts'

/** A server that accepts connections at `host` and `port`. */
export type RunningServer = {
  process: ServerProcess
  log: ServerLog
  host: string
  port: number
  /** Lets go of what the run held; for after its end. */
  release(): void
}

/** How long the traces of a killed server may take to go: zombies, memory still attached. */
const patience = 5000

/**
 * Starts the server, alone on its data directory: PostgreSQL's own postmaster.pid decides between
 * two at one moment. Throws Failure.
 */
export async function launch(
  places: Places,
  binaries: Binaries,
  identity: Identity,
): Promise<RunningServer> {
  const deadline = performance.now() + patience
  for (;;) {
    const deadPid = await freePlace(places)
    makeAcceptable(places, identity)
    const attempt = await tryOnce(places, binaries, identity, deadPid)
    if (typeof attempt !== 'string') return attempt
    const another = /lock file .* already exists|pre-existing shared memory block/.test(attempt)
    if (!another || performance.now() > deadline) throw await startFailure(places, attempt)
    await sleep(50)
  }
}

/** Sees that no server holds the place. Gives the pid of a stale postmaster.pid, else null. */
async function freePlace(places: Places): Promise<number | null> {
  let holder = await findHolder(places, patience)
  // A chapar that was killed this instant still counts as alive while the kernel takes it apart.
  if (holder.state === 'held' && (await ownerEnds(holder.owner))) {
    holder = await findHolder(places, patience)
  }
  if (holder.state === 'held') throw inUse(places, holder)
  if (holder.state === 'orphan') await stopOrphan(places, holder.file.pid)
  if (holder.state === 'free') return null
  removeTemporary(holder.file.socketDirectory)
  return holder.file.pid
}

async function ownerEnds(owner: string): Promise<boolean> {
  return owner !== '' && waitUntil(() => !lives(owner), 300)
}

/** The running server, or the last words of one that did not come up. */
async function tryOnce(
  places: Places,
  binaries: Binaries,
  identity: Identity,
  deadPid: number | null,
): Promise<RunningServer | string> {
  const socket = await openSocketDirectory(places, identity)
  const log = openServerLog(places)
  const settings = serverArguments(places.cluster, socket.path, nameOfThisProcess())
  const server = runServer(identity, [binaries.postgres, ...settings], log.fd, deadPid)
  const release = () => {
    log.close()
    if (socket.temporary) rmSync(socket.path, { recursive: true, force: true })
  }
  if (await becomesReady(server, places)) {
    server.unref()
    return { process: server, log, host: socket.path, port: socketPort, release }
  }
  const words = log.lastWords()
  release()
  return words
}

/** Waits as long as the server lives: recovery after a crash takes the time that it takes. */
async function becomesReady(server: ServerProcess, { cluster }: Places): Promise<boolean> {
  const pid = await server.pid
  while (!server.hasExited()) {
    // Its own file tells, as it tells pg_ctl; trial connections would fill the log with refusals.
    const file = readPostmasterPid(cluster)
    if (file?.pid === pid && file.status === 'ready') return true
    await sleep(5)
  }
  return false
}
