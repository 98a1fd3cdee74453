import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDiskFull } from '#platform/database-fault.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { makeFolder } from '#platform/make-folder.ts'
import { nameOf } from './accounts.ts'

/** The paths of one data directory. */
export type Places = { dataDir: string; cluster: string; log: string }

/** The paths inside `dataDir`; touches nothing. */
export function placesIn(dataDir: string): Places {
  const root = resolve(dataDir)
  return {
    dataDir: root,
    cluster: join(root, 'pg'),
    log: join(root, 'postgres.log'),
  }
}

/** Makes the data directory if it is missing and proves that we may write there; throws Failure. */
export function prepareDataDir(dataDir: string): Places {
  const { dataDir: root } = placesIn(dataDir)
  try {
    // Parents get ordinary modes: another account may have to pass through them (see identity.ts).
    makeFolder(root, modeOfOurs())
    if (!statSync(root).isDirectory()) throw notADirectory(root)
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK)
    return placesIn(realpathSync(root))
  } catch (cause) {
    throw cause instanceof Failure ? cause : unusable(root, cause)
  }
}

/** Nobody else's business; but the server of root may run as another account, which passes through. */
function modeOfOurs(): number {
  return process.geteuid?.() === 0 ? 0o711 : 0o700
}

function unusable(root: string, cause: unknown): Failure {
  const code = errorCode(cause)
  if (code === 'EEXIST' || code === 'ENOTDIR') return notADirectory(root)
  if (isDiskFull(cause)) return diskFull(root, cause)
  const isDenied = code === 'EACCES' || code === 'EPERM'
  const other = code === 'ENOENT' ? 'nothing can be made there' : String(code ?? cause)
  const why = isDenied ? permissionDenied(root) : other
  return new Failure(
    'data-dir-unwritable',
    `The data directory ${root} cannot be written (${why}): give it to the user that runs chapar, or point DATA_DIR elsewhere.`,
    { cause },
  )
}

function permissionDenied(root: string): string {
  const me = process.geteuid?.() ?? 0
  try {
    const { uid } = statSync(root)
    if (uid !== me) return `it belongs to ${nameOf(uid)}, and this command runs as ${nameOf(me)}`
  } catch {
    // It lies under a directory that we may not enter, or is not there.
  }
  return `permission denied to ${nameOf(me)}`
}

function notADirectory(root: string): Failure {
  return new Failure(
    'data-dir-not-a-directory',
    `The data directory ${root} is a file or lies under one: point DATA_DIR at a directory.`,
  )
}

/** The failure of a file in the data directory that cannot be opened for writing. */
export function unusableFile(path: string, cause: unknown): Failure {
  if (isDiskFull(cause)) return diskFull(path, cause)
  return new Failure(
    'data-dir-unwritable',
    `The file ${path} cannot be written (${errorCode(cause)}): give it to the user that runs chapar.`,
    { cause },
  )
}

/** The failure that is told wherever the disk of the data directory is found to be full. */
export function diskFull(dataDir: string, cause?: unknown): Failure {
  return new Failure(
    'disk-full',
    `The disk that holds ${dataDir} is full: free some space and start again; nothing that was committed is lost.`,
    { cause },
  )
}
