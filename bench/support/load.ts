import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LoadPlan, LoadResult } from './load-plan.ts'
import { cpuSeconds, listTree } from './process-tree.ts'
import type { RunningProcess } from './site-process.ts'

export type Round = LoadResult & {
  perSecond: number
  /** answers for each second of processor time of the whole server: hardly moved by neighbours */
  perCpuSecond: number
}

/** One round against a server of ours on this machine. */
export async function loadRound(
  server: RunningProcess,
  plan: Partial<Omit<LoadPlan, 'port'>>,
): Promise<Round> {
  const pids = listTree(server.pid)
  const before = cpuSeconds(pids)
  const result = await runLoad({
    port: server.port,
    paths: ['/'],
    headers: {},
    connections: 64,
    seconds: 3,
    status: 200,
    ...plan,
  })
  const used = cpuSeconds(pids) - before
  return {
    ...result,
    perSecond: result.requests / result.seconds,
    perCpuSecond: result.requests / used,
  }
}

function runLoad(plan: LoadPlan): Promise<LoadResult> {
  const child = fork(fileURLToPath(new URL('load-process.ts', import.meta.url)))
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as LoadResult))
    child.once('exit', (code) => reject(new Error(`The load process ended with ${code}.`)))
    child.send(plan)
  })
}
