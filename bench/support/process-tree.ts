import { readdirSync, readFileSync } from 'node:fs'

/** A process and all that it started, directly or not. */
export function listTree(root: number): number[] {
  const children = Map.groupBy(listProcesses(), (found) => found.parent)
  const below = (pid: number): number[] => [
    pid,
    ...(children.get(pid) ?? []).flatMap((child) => below(child.pid)),
  ]
  return below(root)
}

/** Proportional set size in bytes: memory that is shared is divided among those who share it. */
export function proportionalSet(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + setOf(pid), 0)
}

/** Seconds of processor time that the processes' living threads used, to the nanosecond. */
export function cpuSeconds(pids: readonly number[]): number {
  return pids.flatMap(listThreads).reduce((sum, thread) => {
    const [nanoseconds = ''] = readProc(thread, 'schedstat').split(' ')
    return sum + Number(nanoseconds) / 1e9
  }, 0)
}

function listThreads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => `${pid}/task/${thread}`)
  } catch {
    return [] // it ended meanwhile
  }
}

function listProcesses(): { pid: number; parent: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(name) : null
    return stat ? [{ pid: Number(name), parent: Number(stat[1]) }] : []
  })
}

/** The fields after the name of the program, which may hold blanks; null where it has ended. */
function statOf(pid: string): string[] | null {
  const text = readProc(pid, 'stat')
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : null
}

function setOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readProc(String(pid), 'smaps_rollup'))?.[1]
  return Number(kilobytes ?? 0) * 1024
}

function readProc(process: string, file: string): string {
  try {
    return readFileSync(`/proc/${process}/${file}`, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}
