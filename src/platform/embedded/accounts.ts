import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A user of the system and their first group. */
export type Account = { uid: number; gid: number }

/** Finds a local account by name. */
export function findAccount(name: string): Account | null {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
  } catch {
    return null
  }
}

/** The name of a user id as a person knows it, for sentences. */
export function nameOf(uid: number): string {
  if (uid === 0) return 'root'
  const found = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : `user ${uid}`
}
