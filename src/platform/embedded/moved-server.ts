import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '#platform/failure.ts'
import type { Places } from './places.ts'
import { lookAt } from './processes.ts'

/**
 * Refuses a place from under which a running server's folder was taken. Such a server works on in
 * the folder that was moved or deleted, but writes its control file by the path that it was started
 * with, and so would damage the next cluster there. It is known by its working directory, which
 * Linux alone shows. Throws Failure.
 */
export function refuseMovedServer({ dataDir, cluster }: Places): void {
  for (const folder of globSync('/proc/[0-9]*')) {
    if (!wasStartedOn(cluster, folder)) continue
    const pid = Number(path.basename(folder))
    const workingDirectory = lookAt(pid)?.cwd
    if (!workingDirectory || workingDirectory === cluster) continue
    if (!wasCluster(workingDirectory)) continue // it is just starting, and has not gone there yet
    throw new Failure(
      'data-dir-moved',
      `The folder ${dataDir} was moved or deleted while its PostgreSQL server (process ${pid}) ran, and that still runs: stop the chapar that it belongs to, then try again.`,
    )
  }
}

function wasStartedOn(cluster: string, folder: string): boolean {
  try {
    const [program = '', option, directory] = readFileSync(`${folder}/cmdline`, 'utf8').split('\0')
    return path.basename(program) === 'postgres' && option === '-D' && directory === cluster
  } catch {
    return false // it ended meanwhile
  }
}

/** Linux marks a working directory that is gone. */
function wasCluster(directory: string): boolean {
  return directory.endsWith(' (deleted)') || existsSync(path.join(directory, 'PG_VERSION'))
}
