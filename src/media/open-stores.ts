import path from 'node:path'
import type { Settings } from '#platform/settings.ts'
import type { MediaStore } from './media-store.ts'
import { bucketStore } from './stores/bucket-store.ts'
import { diskStore } from './stores/disk-store.ts'

/** The settings that say where files are. */
export type MediaPlace = Pick<Settings, 'dataDir' | 'mediaBucket'>

/** The files as they were taken in: what a backup carries, unless they are in a bucket. */
export function openOriginals({ dataDir, mediaBucket }: MediaPlace): MediaStore {
  if (mediaBucket) return bucketStore(mediaBucket)
  return diskStore(path.join(dataDir, 'media'))
}

/** What was made from them, and is made again where it is missing: on each machine for itself. */
export function openMadeFiles({ dataDir }: MediaPlace): MediaStore {
  return diskStore(path.join(dataDir, 'renditions'))
}
