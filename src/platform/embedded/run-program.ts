import { type StdioOptions, spawn } from 'node:child_process'
import type { Identity } from './identity.ts'

/**
 * Spawns a program as `identity`, in a session of its own: Ctrl-C at the terminal must reach
 * chapar, which then stops the server, and not the server itself. Our environment stays here: it
 * may hold secrets, and settings such as PGDATA or LC_ALL that would change what the programs do.
 */
export function spawnAs(identity: Identity, command: readonly string[], stdio: StdioOptions) {
  const [program = '', ...args] = [...identity.wrap, ...command]
  return spawn(program, args, {
    ...identity.account,
    cwd: '/', // the caller's directory may be closed to the other account
    detached: true,
    stdio,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  })
}

/** Runs a program to its end; never rejects. `output` is both its streams. */
export async function runAs(identity: Identity, command: readonly string[]) {
  return new Promise<{ ok: boolean; output: string }>((resolve) => {
    const child = spawnAs(identity, command, ['ignore', 'pipe', 'pipe'])
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, output }))
  })
}
