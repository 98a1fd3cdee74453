import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { type Media, openMedia } from '#media/media.ts'

export type TestMedia = { readonly media: Media; readonly dataDir: string }

/** A media store of its own, for the test file that asks for it. */
export function useTestMedia(): TestMedia {
  let dataDir = ''
  let media: Media | undefined
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'chapar-media-'))
    media = openMedia({ dataDir, mediaBucket: undefined })
  })
  afterAll(async () => {
    media?.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return {
    get media() {
      if (!media) throw new Error('the store is not open yet')
      return media
    },
    get dataDir() {
      return dataDir
    },
  }
}
