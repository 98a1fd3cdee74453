import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'

/** What a running server writes about itself; `status` is starting, ready, stopping or empty. */
export type PostmasterPid = { pid: number; port: number; socketDirectory: string; status: string }

/** Reads `postmaster.pid` of a cluster, or null where there is none. Throws Failure if it is closed to us. */
export function readPostmasterPid(cluster: string): PostmasterPid | null {
  // Lines: pid, data directory, start time, port, socket directory, address, memory key, status
  // (PostgreSQL's utils/pidfile.h). The server adds them one by one while it starts.
  const lines = linesOf(cluster)
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0) return null
  const [, , , port = '', socketDirectory = '', , , status = ''] = lines
  return { pid, port: Number(port), socketDirectory, status: status.trim() }
}

function linesOf(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (cause) {
    const code = errorCode(cause)
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new Failure(
      'data-dir-not-ours',
      `The database at ${cluster} belongs to another user (${code}): run this command as the user that runs chapar.`,
      { cause },
    )
  }
}
