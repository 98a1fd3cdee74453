import { realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '#platform/failure.ts'
import { askOwner } from './database.ts'
import type { Places } from './places.ts'
import { type PostmasterPid, readPostmasterPid } from './postmaster-pid.ts'
import { lives, lookAt, waitUntil } from './processes.ts'

/**
 * Who holds a data directory. `free`: nobody, and no trace. `stale`: a postmaster.pid whose server
 * is gone. `orphan`: a server whose chapar is gone. `held`: a server with its chapar (`owner`, a
 * `pid:start` name, empty where it cannot be told).
 */
export type Holder =
  | { state: 'free' }
  | { state: 'stale' | 'orphan'; file: PostmasterPid }
  | { state: 'held'; file: PostmasterPid; owner: string }

/** Finds out, waiting up to `patience` milliseconds for a server that is just starting or stopping. */
export async function findHolder({ cluster }: Places, patience: number): Promise<Holder> {
  const deadline = performance.now() + patience
  for (;;) {
    const file = readPostmasterPid(cluster)
    if (!file) return { state: 'free' }
    const owner = await ownerIfAnswering(file)
    const here = isServerOf(file.pid, cluster)
    if (owner !== null) {
      // A server that answers but is not among our processes lives in another container on the
      // same volume: nothing can be said of its owner, so it counts as held.
      const orphan = here && owner !== '' && !lives(owner)
      return orphan ? { state: 'orphan', file } : { state: 'held', file, owner }
    }
    if (!here) return { state: 'stale', file }
    if (performance.now() > deadline) return { state: 'held', file, owner: '' }
    await sleep(25)
  }
}

/** The sentence for a directory that another chapar holds. */
export function inUse({ dataDir }: Places, { file, owner }: Holder & { state: 'held' }): Failure {
  const by = owner
    ? `another chapar, process ${owner.split(':')[0]}`
    : `a PostgreSQL server, process ${file.pid}`
  return new Failure(
    'data-dir-in-use',
    `The data directory ${dataDir} is in use by ${by}: stop that first, or point DATA_DIR elsewhere.`,
  )
}

/**
 * Ends a server whose chapar is gone (its watchdog is about to, or was killed too). Fast shutdown
 * first; after 20 s immediate, from which the next start recovers.
 */
export async function stopOrphan({ dataDir, cluster }: Places, pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5000],
  ] as const) {
    if (!isServerOf(pid, cluster)) return
    process.kill(pid, signal)
    if (await waitUntil(() => !isServerOf(pid, cluster), patience)) return
  }
  throw new Failure(
    'orphan-server',
    `A PostgreSQL server (process ${pid}) that an earlier chapar left on ${dataDir} does not stop: end it by hand, then start again.`,
  )
}

async function ownerIfAnswering(file: PostmasterPid): Promise<string | null> {
  if (!file.socketDirectory || file.status !== 'ready') return null
  try {
    return await askOwner(file.socketDirectory, file.port)
  } catch {
    return null // gone, still starting, or stopping: the process itself tells which
  }
}

/** Whether the process is a living server of this cluster, and not a zombie or a pid used anew. */
function isServerOf(pid: number, cluster: string): boolean {
  const facts = lookAt(pid)
  if (!facts || facts.zombie || facts.name !== 'postgres') return false
  // A server's working directory is its cluster. Where that cannot be seen, the name must do.
  return facts.cwd === null || facts.cwd === realpathSync(cluster)
}
