import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type ChaparProcess, startChapar } from './chapar-process.ts'

export type DemoSite = { readonly url: string; readonly dataDir: string }

/** The whole sample newsroom, as `npm run demo` starts it, for the test file that asks for it. */
export function useDemoSite(): DemoSite {
  let dataDir = ''
  let demo: ChaparProcess | undefined
  let url = ''
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'chapar-demo-'))
    demo = startChapar(['demo'], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' })
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
