import * as fs from 'node:fs'
import { type Places, unusableFile } from './places.ts'

const largest = 4 * 1024 * 1024 // bytes; one old log of that size is kept beside it

/** The server's log during one run. `fd` is for the server, which keeps it if we are killed. */
export type ServerLog = { fd: number; close(): void; lastWords(): string }

/** Opens the log for a start. It never grows much over 4 MB: looked at now and every ten minutes. */
export function openServerLog({ log, dataDir }: Places): ServerLog {
  if (sizeOf(log) > largest) fs.renameSync(log, `${log}.1`)
  const begin = sizeOf(log)
  const fd = openLog(log, dataDir)
  const guard = setInterval(() => trim(log), 600_000).unref()
  return {
    fd,
    close() {
      clearInterval(guard)
      fs.closeSync(fd)
    },
    lastWords: () => lastMeaningful(fs.readFileSync(log).subarray(begin).toString('utf8')),
  }
}

/**
 * The line of a log that says best why a server did not start or stopped: the last grave one that
 * is not a mere consequence; '' where there is none.
 */
export function lastMeaningful(text: string): string {
  const said = text.split('\n').flatMap((line) => {
    const match = /^\S+ \S+ \S+ \[\d+\] (PANIC|FATAL|ERROR|LOG): {2}(.*)$/.exec(line)
    if (match) return [{ level: match[1], words: match[2] ?? '' }]
    return /^\S*postgres: |error while loading/.test(line) ? [{ level: 'FATAL', words: line }] : []
  })
  const grave = said.filter(({ level, words }) => level !== 'LOG' && !consequence.test(words))
  const worst = grave.findLast(({ level }) => level === 'PANIC') ?? grave.at(-1)
  return worst?.words ?? ''
}

const consequence = /^(the database system is|terminating connection|could not receive data)/

function openLog(log: string, dataDir: string): number {
  try {
    const fd = fs.openSync(log, 'a', 0o600) // append: after a truncation the server writes on from 0
    if (process.geteuid?.() === 0) {
      const { uid, gid } = fs.statSync(dataDir) // else its owner could not start after root did
      fs.chownSync(log, uid, gid)
    }
    return fd
  } catch (cause) {
    throw unusableFile(log, cause)
  }
}

function trim(log: string): void {
  try {
    if (sizeOf(log) <= largest) return
    fs.copyFileSync(log, `${log}.1`)
    fs.truncateSync(log)
  } catch {
    // A full disk: the log cannot be kept smaller now, and the next look tries again.
  }
}

function sizeOf(path: string): number {
  return fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
