import { type Imaging, openImaging } from './imaging.ts'
import type { MediaStore } from './media-store.ts'
import { type MediaPlace, openMadeFiles, openOriginals } from './open-stores.ts'
import { createUploads, type Uploads } from './uploads.ts'

/** Where pictures lie, and what reads and makes them. */
export type Media = {
  originals: MediaStore
  made: MediaStore
  imaging: Imaging
  /** what comes in by the desk, piece by piece */
  uploads: Uploads
  /** Ends the process for pictures, if there is one. */
  close(): void
}

/** Nothing is written or started before it is needed. */
export function openMedia(place: MediaPlace): Media {
  const imaging = openImaging()
  const originals = openOriginals(place)
  return {
    originals,
    made: openMadeFiles(place),
    imaging,
    uploads: createUploads({ dataDir: place.dataDir, originals, imaging }),
    close: imaging.close,
  }
}
