import { existsSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { type ChaparProcess, startChapar } from './chapar-process.ts'

export type DemoSite = { readonly url: string; readonly dataDir: string }

/** The whole sample newsroom, as `npm run demo` starts it, for the test file that asks for it. */
export function useDemoSite(): DemoSite {
  let dataDir = ''
  let demo: ChaparProcess | undefined
  let url = ''
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'chapar-demo-'))
    await cp(await madeNewsroom(), dataDir, { recursive: true })
    demo = startDemo(dataDir)
    url = await demo.address
    // Its pieces are published one by one, which a busy machine does slowly.
  }, 240_000)
  afterAll(async () => {
    demo?.kill('SIGTERM')
    await demo?.finished
    await rm(dataDir, { recursive: true, force: true })
  })
  return {
    get url() {
      return url
    },
    get dataDir() {
      return dataDir
    },
  }
}

const startDemo = (dataDir: string) =>
  startChapar(['demo'], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' })

/** The folder of a demo that was started once in this run, and ended; who comes second waits. */
async function madeNewsroom(): Promise<string> {
  const folder = inject('newsroomFolder')
  const lock = openDatabase({ ...inject('postgres'), database: 'postgres' }, { size: 1 })
  // Held by one connection, which the pool would close, and the lock with it, after some idle seconds.
  const holder = await lock.pool.connect()
  try {
    await holder.query('select pg_advisory_lock(1)')
    if (!existsSync(folder)) {
      const unfinished = `${folder}-unfinished`
      const demo = startDemo(unfinished)
      await demo.address
      demo.kill('SIGTERM')
      await demo.finished
      await rename(unfinished, folder)
    }
    return folder
  } finally {
    holder.release()
    await lock.close()
  }
}
