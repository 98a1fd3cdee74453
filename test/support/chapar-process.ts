import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { projectFile } from '#platform/project-file.ts'

type Environment = Record<string, string>

export type Finished = { code: number | null; signal: string | null; out: string; err: string }

export type ChaparProcess = {
  pid: number
  /** resolves with the address when the process has printed it; rejects where it ends before */
  address: Promise<string>
  finished: Promise<Finished>
  /** resolves when it has printed this; rejects where it ends before */
  says(pattern: RegExp): Promise<RegExpExecArray>
  kill(signal: NodeJS.Signals): void
}

/** Builds the command and the editors' application where their sources are newer. */
export async function buildChapar(): Promise<void> {
  // Not emptied: another test may be running from it.
  const options = { logLevel: 'error', build: { emptyOutDir: false } } as const
  const server = ['src/**/*.{ts,tsx,css,svg,woff2}']
  if (isOlder(projectFile('dist', 'cli.js'), server)) {
    const { build } = await import('vite')
    await build({ root: projectFile(), ...options })
  }
  const application = ['desk/**/*', 'src/contract/*.ts']
  if (isOlder(projectFile('dist', 'desk', 'manifest.json'), application)) {
    const { build } = await import('vite')
    await asShipped(() => build({ configFile: projectFile('desk', 'vite.config.ts'), ...options }))
  }
}

/** Vitest calls this a test, of which libraries make other parts: slower ones, a third heavier. */
async function asShipped(make: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await make()
  } finally {
    process.env.NODE_ENV = before
  }
}

function isOlder(built: string, sources: string[]): boolean {
  const since = existsSync(built) ? statSync(built).mtimeMs : 0
  const files = globSync(sources, { cwd: projectFile() })
  return files.some((file) => statSync(projectFile(file)).mtimeMs >= since)
}

/** Runs `bin/chapar` as a person would, with nothing in its environment but what is given. */
export function startChapar(args: string[], settings: Environment): ChaparProcess {
  const child = spawn(projectFile('bin', 'chapar'), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
  })
  const out = textOf(child, 'stdout')
  const err = textOf(child, 'stderr')
  const finished = new Promise<Finished>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, out: out(), err: err() }))
  })
  const address = printed(child, out, finished, / is at (http:\S+)/).then(([, found = '']) => found)
  address.catch(() => {}) // not every test waits for it
  return {
    pid: child.pid ?? 0,
    address,
    finished,
    says: (pattern) => printed(child, out, finished, pattern),
    kill: (signal) => void child.kill(signal),
  }
}

/** Runs a command to its end. */
export function runChapar(args: string[], settings: Environment): Promise<Finished> {
  return startChapar(args, settings).finished
}

/** The living processes of this machine whose command line names `text`. */
export function processesNaming(text: string): number[] {
  return globSync('/proc/[0-9]*').flatMap((folder) => {
    try {
      const line = readFileSync(`${folder}/cmdline`, 'utf8')
      return line.includes(text) ? [Number(folder.slice('/proc/'.length))] : []
    } catch {
      return [] // it ended meanwhile
    }
  })
}

function textOf(child: ChildProcess, name: 'stdout' | 'stderr'): () => string {
  let text = ''
  child[name]?.setEncoding('utf8').on('data', (more: string) => {
    text += more
  })
  return () => text
}

/** The first match of the output; rejects where the process ends before there is one. */
function printed(
  child: ChildProcess,
  out: () => string,
  finished: Promise<Finished>,
  pattern: RegExp,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = pattern.exec(out())
      if (found) resolve(found)
    }
    look()
    child.stdout?.on('data', look)
    void finished.then(({ err }) => reject(new Error(`chapar ended before it said so: ${err}`)))
  })
}
