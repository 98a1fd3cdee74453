import type { ChildProcess } from 'node:child_process'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import type { Identity } from './identity.ts'
import { spawnAs } from './run-program.ts'

/**
 * Runs the server beside a watcher that shares its life with ours. Standard input is a pipe of
 * which this Node process alone holds the other end: when Node ends, by whatever death, the kernel
 * closes it, `read` returns, and the server gets a fast shutdown (SIGINT), after 30 s an immediate
 * one (SIGQUIT). Our own clean stop is the same: we close the pipe.
 *
 * The shell gives background jobs /dev/null as input, so the pipe is kept as descriptor 3, and only
 * by the watcher. INT, TERM and HUP are ignored: the shell must outlive the server and reap it.
 * It prints the server's pid first, and ends with the server's exit code.
 */
const watched = `
exec 3<&0
"$@" </dev/null >&2 3<&- &
server=$!
echo $server
exec >&2
( read -r _ <&3
  kill -INT $server
  seconds=0
  while kill -0 $server; do
    [ $seconds -eq 30 ] && kill -QUIT $server
    sleep 1
    seconds=$((seconds + 1))
  done ) >/dev/null 2>&1 &
watcher=$!
trap '' INT TERM HUP
exec 3<&-
wait $server
code=$?
kill $watcher 2>/dev/null
exit $code
`

/** A started server. `exited` gives the exit code (null after a signal to the shell itself). */
export type ServerProcess = {
  pid: Promise<number>
  exited: Promise<number | null>
  hasExited(): boolean
  /** Lets Node end while the server runs (which ends the server). */
  unref(): void
  stop(): Promise<void>
}

/**
 * Starts the server. `deadPid` is a pid in a postmaster.pid of which we know that it is no server:
 * PostgreSQL sees only that some process has it (a zombie, or the pid was used anew) and would
 * refuse; told that it is an ancestor of its own, it takes the file for stale, and still checks
 * that no process of the old server has its memory open.
 */
export function runServer(
  identity: Identity,
  command: readonly string[],
  logFd: number,
  deadPid: number | null,
): ServerProcess {
  const ancestor = deadPid === null ? [] : ['env', `PG_GRANDPARENT_PID=${deadPid}`]
  const child = spawnAs(
    identity,
    ['sh', '-c', watched, 'sh', ...ancestor, ...command],
    ['pipe', 'pipe', logFd],
  )
  child.stdin?.on('error', () => {}) // the shell may be gone before we close the pipe
  let gone = false
  const exited = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  }).finally(() => {
    gone = true
  })
  const pid = firstNumber(child)
  return {
    pid,
    exited,
    hasExited: () => gone,
    unref: () => hold(child, false),
    async stop() {
      hold(child, true)
      child.stdin?.end()
      await endOf(exited, await pid)
    },
  }
}

/** Waits for the end that closing the pipe asked for: 20 s, then immediate mode, then kill. */
async function endOf(exited: Promise<unknown>, pid: number): Promise<void> {
  if (await within(exited, 20_000)) return
  signal(pid, 'SIGQUIT')
  if (!(await within(exited, 5000))) {
    signal(pid, 'SIGKILL')
    await within(exited, 5000)
  }
  throw new Failure(
    'database-stopped-hard',
    'The database server did not stop within 20 seconds and was ended at once (immediate mode): nothing that was committed is lost, and the next start recovers it.',
  )
}

/** Sends a signal to the server; that it is gone already is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    if (pid > 0) process.kill(pid, name)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

async function within(event: Promise<unknown>, ms: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), ms)
  void event.then(() => resolve(true))
  return promise.finally(() => clearTimeout(timer))
}

async function firstNumber({ stdout }: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    stdout?.setEncoding('utf8').once('data', (text: string) => resolve(Number.parseInt(text, 10)))
    stdout?.once('close', () => resolve(0))
  })
}

function hold(child: ChildProcess, held: boolean): void {
  for (const handle of [child, child.stdin, child.stdout]) {
    // The pipes are sockets, which the types do not tell.
    const it = handle as unknown as { ref(): void; unref(): void } | null
    if (held) it?.ref()
    else it?.unref()
  }
}
