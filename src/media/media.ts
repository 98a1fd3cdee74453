import { type Imaging, openImaging } from './imaging.ts'
import { type MediaStore, openMadeFiles, openOriginals } from './media-store.ts'

/** Where pictures lie, and what reads and makes them. */
export type Media = {
  originals: MediaStore
  made: MediaStore
  imaging: Imaging
  /** Ends the process for pictures, if there is one. */
  close(): void
}

/** Nothing is written or started before it is needed. */
export function openMedia(dataDir: string): Media {
  const imaging = openImaging()
  return {
    originals: openOriginals(dataDir),
    made: openMadeFiles(dataDir),
    imaging,
    close: imaging.close,
  }
}
