import { expect, test } from 'vitest'
import { joinEmbedded } from './embedded-postgres.ts'
import {
  anotherChapar,
  ask,
  type Connection,
  ends,
  killHard,
  serverProcesses,
  startForTest,
  stoppedSite,
} from './test-bench.fixture.ts'

async function chaparWithData() {
  const dataDir = await stoppedSite()
  const chapar = anotherChapar(dataDir)
  const { connection } = await chapar.says()
  await ask(connection as Connection, 'create table kept as select 42 as answer')
  return { dataDir, chapar, ...serverProcesses(dataDir) }
}

async function findsItsDataIn(dataDir: string) {
  const { connection } = await startForTest(dataDir)
  expect(await ask(connection, 'select answer from kept')).toBe(42)
}

test('when chapar is killed the server stops by itself and keeps what was committed', async () => {
  const { dataDir, chapar, server } = await chaparWithData()
  killHard(chapar.pid)
  expect(await ends(server)).toBe(true)
  await findsItsDataIn(dataDir)
})

test('a start in the moment after a kill waits for the old server to go', async () => {
  const { dataDir, chapar } = await chaparWithData()
  killHard(chapar.pid)
  await findsItsDataIn(dataDir)
})

test('when everything is killed at once the next start recovers', async () => {
  const { dataDir, chapar, server, watchers } = await chaparWithData()
  killHard(...watchers, server, chapar.pid)
  await findsItsDataIn(dataDir)
})

test('a server that outlived chapar and its watcher is not joined, but stopped by the next start', async () => {
  const { dataDir, chapar, server, watchers } = await chaparWithData()
  process.kill(chapar.pid, 'SIGSTOP') // it must not notice that its shell dies
  killHard(...watchers, chapar.pid)
  await chapar.exited
  expect(await ends(server, 300)).toBe(false)
  expect(await joinEmbedded({ dataDir })).toBeNull()
  await findsItsDataIn(dataDir)
  expect(await ends(server)).toBe(true)
})

test('a server that dies under chapar is told in a sentence', async () => {
  const dataDir = await stoppedSite()
  const { died } = await startForTest(dataDir)
  process.kill(serverProcesses(dataDir).server, 'SIGQUIT')
  expect(await died).toMatch(/^The database server stopped by itself: /)
})

test('when only the watching shell is killed the server is stopped, not left alone', async () => {
  const { dataDir, chapar, server, watchers } = await chaparWithData()
  killHard(watchers[0] ?? 0)
  expect((await chapar.says()).died).toMatch(/stopped by itself/)
  expect(await ends(server)).toBe(true)
  chapar.child.stdin.end()
  await chapar.exited
  await findsItsDataIn(dataDir)
})

test('signals of the terminal to the watching shell do not end the server', async () => {
  const { dataDir, chapar, server, watchers } = await chaparWithData()
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) {
    process.kill(watchers[0] ?? 0, signal)
  }
  expect((await joinEmbedded({ dataDir }))?.ownership).toBe('joined')
  expect(await ends(server, 0)).toBe(false)
  chapar.child.stdin.end()
  await chapar.exited
  expect(await ends(server)).toBe(true)
})
