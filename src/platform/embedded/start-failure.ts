import { tellsOfFullDisk } from '#platform/database-fault.ts'
import { Failure } from '#platform/failure.ts'
import { isFull } from './cluster.ts'
import { diskFull, type Places } from './places.ts'

/** Turns the last words of a server that did not start into one sentence with a way out. */
export async function startFailure(places: Places, words: string): Promise<Failure> {
  // A full disk often cannot even hold the log line that says so.
  if (tellsOfFullDisk(words) || (await isFull(places.dataDir))) {
    return diskFull(places.dataDir)
  }
  const said = words ? `PostgreSQL says "${words}"` : 'PostgreSQL said nothing'
  const kind = kinds.find(({ pattern }) => pattern.test(words))
  return new Failure(
    kind?.code ?? 'database-did-not-start',
    `${kind?.what ?? 'The database server did not start on'} ${places.cluster} (${said}): ${kind?.advice ?? `see ${places.log}`}.`,
  )
}

const kinds = [
  {
    code: 'database-version-differs',
    pattern: /incompatible with (server|this version)/,
    what: 'Another version of PostgreSQL made',
    advice: 'docs/operating.md has the path over a major version',
  },
  {
    code: 'database-unreadable',
    pattern: /Permission denied|Operation not permitted|wrong ownership|invalid permissions/,
    what: 'The server may not read and write all of',
    advice: 'all of it must belong to the one user that runs the server, mode 0700',
  },
  {
    code: 'database-out-of-memory',
    pattern: /Cannot allocate memory|could not map anonymous shared memory/,
    what: 'There is too little memory to start',
    advice: 'free about 100 MB',
  },
  {
    code: 'database-damaged',
    pattern:
      /checkpoint record|could not (open|find|read|access|locate|load) |invalid|corrupt|checksum|WAL|pg_control|does not exist|bogus data|read only \d+ of/i,
    what: 'The server cannot work with a damaged database at',
    advice: 'move that folder away and restore a backup with `chapar restore`',
  },
]
