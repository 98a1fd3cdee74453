/**
 * Builds on every change and starts the command anew: `npm run dev` serves the demo,
 * `npm run dev -- start` your own data directory. A build that fails leaves the last one running.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { build } from 'vite'

const command = process.argv.slice(2)
let running: ChildProcess | undefined
let turn = Promise.resolve()
let changedAt = performance.now()

const watched = { logLevel: 'error', build: { watch: {}, emptyOutDir: false } } as const
const watchers = [await watch({}), await watch({ configFile: 'desk/vite.config.ts' })]
for (const watcher of watchers) {
  watcher.on('event', (event) => {
    if (event.code === 'START') changedAt = performance.now()
    if (event.code === 'ERROR') console.error(event.error.message)
    if (event.code === 'END') turn = turn.then(restart)
  })
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)

async function watch(what: { configFile?: string }) {
  const watcher = await build({ ...what, ...watched })
  if (!('on' in watcher)) throw new Error('vite does not watch')
  return watcher
}

async function restart() {
  await stop()
  const args = ['bin/chapar', ...(command.length > 0 ? command : ['demo'])]
  running = spawn(process.execPath, args, { stdio: ['inherit', 'pipe', 'inherit'] })
  running.stdout?.on('data', (text) => {
    process.stdout.write(text)
    console.log(`${Math.round(performance.now() - changedAt)} ms after the change`)
  })
}

async function stop() {
  if (!running || running.exitCode !== null || running.signalCode !== null) return
  const ended = once(running, 'exit')
  running.kill('SIGTERM')
  await ended
}

async function end() {
  for (const watcher of watchers) await watcher.close()
  await turn.then(stop)
  process.exit()
}
