import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the system tells about one process. `started` is opaque: pid and start name a process for good. */
export type ProcessFacts = { name: string; zombie: boolean; started: string; cwd: string | null }

/** Looks at a process; null where there is none. */
export function lookAt(pid: number): ProcessFacts | null {
  return process.platform === 'linux' ? lookInProc(pid) : lookWithPs(pid)
}

/** `pid:started`, by which another process can tell later whether this very process still lives. */
export function nameOfThisProcess(): string {
  return `${process.pid}:${lookAt(process.pid)?.started ?? ''}`
}

/** Whether the process of a `pid:started` name lives. */
export function lives(name: string): boolean {
  const [pid, ...started] = name.split(':')
  const facts = lookAt(Number(pid))
  return facts !== null && !facts.zombie && facts.started === started.join(':')
}

/** Waits until `done` is true; false if that did not come within `ms` milliseconds. */
export async function waitUntil(done: () => boolean, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms
  while (!done()) {
    if (performance.now() > deadline) return false
    await sleep(10)
  }
  return true
}

function lookInProc(pid: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // proc(5): pid (name) state … start; the name may itself hold blanks and brackets.
    const end = stat.lastIndexOf(')')
    const fields = stat.slice(end + 2).split(' ')
    return {
      name: stat.slice(stat.indexOf('(') + 1, end),
      zombie: fields[0] === 'Z' || fields[0] === 'X',
      started: fields[19] ?? '',
      cwd: workingDirectory(pid),
    }
  } catch {
    return null
  }
}

function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null // a zombie, or a process that we may not look into
  }
}

function lookWithPs(pid: number): ProcessFacts | null {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=,comm=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    }).trim()
    const [state = '', ...rest] = line.split(/\s+/)
    const name = rest.slice(5).join(' ').split('/').at(-1) ?? ''
    return { name, zombie: state.startsWith('Z'), started: rest.slice(0, 5).join('_'), cwd: null }
  } catch {
    return null
  }
}
