import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Failure } from '#platform/failure.ts'
import { type Account, findAccount, nameOf } from './accounts.ts'
import type { Binaries } from './binaries.ts'
import type { Places } from './places.ts'

/**
 * As whom the server's programs run. PostgreSQL refuses root, so root hides in a user namespace
 * (`wrap`) or takes another account (`uid`, `gid`); anyone else is themselves.
 */
export type Identity = {
  wrap: readonly string[]
  account: Account | null
}

/**
 * Chooses the identity, and throws Failure where none will do. The owner of an existing cluster,
 * else of the data directory, runs the server, so that one `sudo chapar …` does not lock out the
 * ordinary user afterwards.
 */
export function chooseIdentity(places: Places, binaries: Binaries): Identity {
  const me = process.geteuid?.() ?? 0
  const fresh = !existsSync(places.cluster)
  const owner = statSync(fresh ? places.dataDir : places.cluster)
  if (me !== 0) {
    if (!fresh && owner.uid !== me) throw notOurs(places, owner.uid, me)
    const direct: Identity = { wrap: [], account: null }
    // A container may run us as a bare number; initdb wants a name, which a namespace lends.
    const found = [direct, borrowedName()].find((it) => canWork(it, places, binaries, fresh))
    return found ?? direct // initdb says it better than we could
  }
  return identityOfRoot(places, binaries, owner, fresh)
}

function identityOfRoot(places: Places, binaries: Binaries, owner: Account, fresh: boolean) {
  const nobody = findAccount('nobody')
  const candidates: Identity[] = []
  if (owner.uid !== 0) candidates.push({ wrap: [], account: owner })
  if (owner.uid === 0 || fresh) {
    candidates.push(borrowedName())
    if (nobody) candidates.push({ wrap: [], account: nobody })
  }
  const found = candidates.find((identity) => canWork(identity, places, binaries, fresh))
  if (found) return found
  throw rootHasNoWay(places, binaries, owner.uid === 0 ? nobody : owner)
}

/** The same user, by the name of `nobody` in a user namespace. */
function borrowedName(): Identity {
  const { uid, gid } = findAccount('nobody') ?? { uid: 65534, gid: 65534 }
  return {
    wrap: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`],
    account: null,
  }
}

/**
 * Tries it for real, since modes alone do not tell of access lists, containers that forbid
 * namespaces, or an old `unshare`. initdb wants its user to have a name, hence `id -un`.
 */
function canWork(identity: Identity, places: Places, binaries: Binaries, fresh: boolean): boolean {
  const script = `test -x "$1" && test -x "$2"${fresh ? ' && id -un' : ''}`
  const check = ['sh', '-c', script, 'sh', binaries.initdb, places.dataDir]
  const [program = 'sh', ...args] = [...identity.wrap, ...check]
  return spawnSync(program, args, { ...identity.account, cwd: '/', stdio: 'ignore' }).status === 0
}

function notOurs(places: Places, owner: number, me: number): Failure {
  return new Failure(
    'data-dir-not-ours',
    `The database in ${places.cluster} belongs to ${nameOf(owner)} and this command runs as ${nameOf(me)}: run it as ${nameOf(owner)}, or stop chapar and hand the directory over with \`chown -R ${nameOf(me)} ${places.dataDir}\`.`,
  )
}

function rootHasNoWay(places: Places, binaries: Binaries, wanted: Account | null): Failure {
  // In a user namespace root has only the rights of an owner; without one it needs the account.
  const namespaces = spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' }).status === 0
  const account = namespaces && wanted === null ? { uid: 0, gid: 0 } : wanted
  const blocked =
    account && (blockedFor(account, places.cluster) ?? blockedFor(account, binaries.initdb))
  const reason = [
    namespaces ? null : 'user namespaces (`unshare --user`) are not to be had here',
    blocked ? `${nameOf(account.uid)} may not pass through ${blocked}` : null,
  ].filter((part) => part !== null)
  return new Failure(
    'root-cannot-run-postgres',
    `PostgreSQL does not run as root and no other way is open${reason.length > 0 ? ` (${reason.join(', and ')})` : ''}: put chapar and its DATA_DIR under a directory that everyone may enter, such as /var/lib/chapar, or run chapar as an ordinary user.`,
  )
}

/** The topmost parent of `path` that `account` may not enter, by its mode. */
function blockedFor(account: Account, path: string): string | null {
  const parents: string[] = []
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) parents.unshift(at)
  return parents.find((parent) => !mayEnter(account, parent)) ?? null
}

function mayEnter({ uid, gid }: Account, directory: string): boolean {
  const { mode, ...its } = statSync(directory)
  const bit = its.uid === uid ? 0o100 : its.gid === gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}
