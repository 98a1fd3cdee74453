import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Failure } from '#platform/failure.ts'
import { makeFolder } from '#platform/make-folder.ts'
import type { Identity } from './identity.ts'
import type { Places } from './places.ts'

/** PostgreSQL names its socket by a port even where no port is opened. */
export const socketPort = 5432
/** The longest path that `sockaddr_un` holds, its closing zero left out: Linux 107, macOS 103. */
const longestPath = process.platform === 'darwin' ? 103 : 107

/** A directory for the server's socket that only its owner may enter. `temporary`: ours to remove. */
export type SocketDirectory = { path: string; temporary: boolean }

/**
 * `DATA_DIR/socket`, or a private directory under the system's temporary one where that path is
 * too long or its file system takes no sockets (some mounts of desktop containers do not). Others
 * find it through the server's postmaster.pid.
 */
export async function openSocketDirectory(
  places: Places,
  identity: Identity,
): Promise<SocketDirectory> {
  const own = join(places.dataDir, 'socket')
  makeFolder(own, 0o700)
  const kept = (await takesSocket(own)) ? { path: own, temporary: false } : await shortOne(own)
  chmodSync(kept.path, 0o700)
  if (identity.account) chownSync(kept.path, identity.account.uid, identity.account.gid)
  return kept
}

/** Removes a temporary socket directory that a killed server left; any other path is let be. */
export function removeTemporary(path: string): void {
  if (/^chapar-pg-\w{6}$/.test(basename(path))) rmSync(path, { recursive: true, force: true })
}

async function shortOne(refused: string): Promise<SocketDirectory> {
  for (const parent of [tmpdir(), '/tmp']) {
    const path = mkdtempSync(join(parent, 'chapar-pg-'))
    if (await takesSocket(path)) return { path, temporary: true }
    rmSync(path, { recursive: true, force: true })
  }
  throw new Failure(
    'no-socket-directory',
    `No Unix socket can be made in ${refused} or in ${tmpdir()}: set TMPDIR to a short path on a local disk.`,
  )
}

async function takesSocket(directory: string): Promise<boolean> {
  const server = join(directory, `.s.PGSQL.${socketPort}`)
  if (Buffer.byteLength(server) > longestPath) return false
  const path = join(directory, `.try-${randomBytes(4).toString('hex')}`) // as long as the server's own
  return new Promise((resolve) => {
    const trial = createServer()
    trial.once('error', () => resolve(false))
    trial.listen(path, () => trial.close(() => resolve(true)))
  })
}
