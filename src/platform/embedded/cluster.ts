import { chmodSync, existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { chown, mkdtemp, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { tellsOfFullDisk } from '#platform/database-fault.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { syncDirectory } from '#platform/sync-directory.ts'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import type { Places } from './places.ts'
import { lookAt } from './processes.ts'
import { runAs } from './run-program.ts'

/** Makes the cluster if there is none. True if it was made now. Throws Failure. */
export async function ensureCluster(
  places: Places,
  binaries: Binaries,
  identity: Identity,
): Promise<boolean> {
  await removeHalfMade(places)
  if (existsSync(places.cluster) && readdirSync(places.cluster).length > 0) {
    checkVersion(places, binaries)
    return false
  }
  // A name of our own for each attempt: two starts at one moment may both initialise, and the
  // rename decides which cluster stays. A killed initdb leaves a pg.new-…, never a pg.
  const fresh = await mkdtemp(join(places.dataDir, `pg.new-${process.pid}-`))
  try {
    await initialise(fresh, places, binaries, identity)
    return await putInPlace(fresh, places)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function initialise(
  fresh: string,
  places: Places,
  binaries: Binaries,
  identity: Identity,
): Promise<void> {
  if (identity.account) await chown(fresh, identity.account.uid, identity.account.gid)
  const { ok, output } = await runAs(identity, [
    binaries.initdb,
    `--pgdata=${fresh}`,
    '--username=postgres',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    // The C library's locale decides what full-text search takes for a letter.
    `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
    '--lc-messages=C',
    '--data-checksums',
    '--wal-segsize=4', // MB; 16 is more than a small site writes in an hour
    '--auth=trust', // whoever can open the socket is let in: its directory is for the owner alone
    '--no-instructions',
  ])
  if (ok) return
  if (tellsOfFullDisk(output) || (await isFull(places.dataDir))) {
    throw new Failure(
      'disk-full',
      `The disk that holds ${places.dataDir} is full: a new database needs 120 MB to begin with.`,
    )
  }
  const line = output.split('\n').findLast((text) => /error:|FATAL|could not|invalid/i.test(text))
  throw new Failure(
    'database-init-failed',
    `The database could not be initialised in ${places.dataDir}: ${(line ?? output).trim()}`,
  )
}

/** False if another start was faster: then its cluster stays and ours goes. */
async function putInPlace(fresh: string, places: Places): Promise<boolean> {
  try {
    await rename(fresh, places.cluster)
  } catch (cause) {
    if (['ENOTEMPTY', 'EEXIST'].includes(errorCode(cause) ?? '')) return false
    throw new Failure(
      'database-init-failed',
      `The new database could not be put at ${places.cluster} (${errorCode(cause)}).`,
      { cause },
    )
  }
  await syncDirectory(places.dataDir)
  return true
}

async function removeHalfMade(places: Places): Promise<void> {
  for (const name of readdirSync(places.dataDir)) {
    const maker = /^pg\.new(?:-(\d+)-.*)?$/.exec(name)
    if (!maker) continue
    const pid = Number(maker[1] ?? process.pid)
    if (pid === process.pid || lookAt(pid) === null) {
      await rm(join(places.dataDir, name), { recursive: true, force: true })
    }
  }
}

function checkVersion(places: Places, { major }: Binaries): void {
  const found = readVersion(places.cluster)
  if (found === null) {
    throw new Failure(
      'database-damaged',
      `${places.cluster} is not a whole PostgreSQL database (it has no PG_VERSION): move it away and restore a backup with \`chapar restore\`.`,
    )
  }
  if (found === major) return
  throw new Failure(
    'database-version-differs',
    `The database in ${places.cluster} was made by PostgreSQL ${found}, and this chapar brings ${major}: docs/operating.md has the path over a major version.`,
  )
}

function readVersion(cluster: string): string | null {
  try {
    return readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Makes the cluster one that PostgreSQL accepts: mode 0700, which copying often loses, and, where
 * root found no user namespace this time, belonging to the account that is to run it. Only for
 * when no server runs on it.
 */
export function makeAcceptable({ cluster }: Places, { account }: Identity): void {
  const { mode, uid } = statSync(cluster)
  if ((mode & 0o777) !== 0o700) chmodSync(cluster, 0o700)
  if (!account || uid === account.uid) return
  const inside = readdirSync(cluster, { recursive: true, encoding: 'utf8' })
  // The top goes last: if this is cut short, the next start does it again.
  for (const name of [...inside, '']) lchownSync(join(cluster, name), account.uid, account.gid)
}

/** Whether the disk has less than 2 MB left for us, too little even to write why. */
export async function isFull(path: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(path)
  return bavail * bsize < 2 * 1024 * 1024
}
