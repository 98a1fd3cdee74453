import { spawnSync } from 'node:child_process'
import os from 'node:os'
import { findBinaries } from '#platform/embedded/binaries.ts'
import { canPin } from './cores.ts'

/** What the figures were taken on, without the name of the machine. */
export function describeMachine(): string[] {
  const { model = 'unknown processor' } = os.cpus()[0] ?? {}
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return [
    `${os.cpus().length} cores (${model.trim()}), ${memory} GiB of memory, ${os.type()} ${os.arch()}`,
    `Node ${process.version}, ${postgresVersion()}`,
    canPin
      ? 'Server (with its PostgreSQL) and control on one core, load and watchers on another, by taskset'
      : 'No taskset, or one core only: server and load share the machine, so rates are too low',
  ]
}

/** Whether others were at work here: then times on the clock say little. */
export function describeNeighbours(): string {
  const [, , average = 0] = os.loadavg()
  const cores = os.cpus().length
  const wanted = `${average.toFixed(1)} processes wanted its ${cores} cores over the last 15 minutes`
  return average > cores
    ? `The machine was not quiet: ${wanted}, so times on the clock are too long and say little; processor time is to be trusted`
    : `The machine was quiet: ${wanted}`
}

function postgresVersion(): string {
  const { stdout } = spawnSync(findBinaries().postgres, ['--version'], { encoding: 'utf8' })
  return stdout.trim().replace('postgres (PostgreSQL)', 'PostgreSQL')
}
