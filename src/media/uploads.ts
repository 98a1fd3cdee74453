import type { Db } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { createFinish, type Finished, type Kept } from './finish-upload.ts'
import { type Imaging, MOST_BYTES, requireSize } from './imaging.ts'
import { findByDigest } from './keep-picture.ts'
import type { MediaStore } from './media-store.ts'
import { createOneByOne } from './one-by-one.ts'
import { openReceivedParts, type ReceivedParts, type UploadKey } from './received-parts.ts'

/** In bytes. Each comes as a request of its own, which a slow line brings within half a minute. */
export const LARGEST_PART = 1024 * 1024

/** So many files of one person may have begun and not been finished. */
const MOST_UNFINISHED = 60

/** So much of them may wait on the disk together: twenty of the largest. */
const MOST_UNFINISHED_BYTES = 20 * MOST_BYTES

/**
 * Files that come part by part, and go on where they broke off. The parts of a file are known by
 * its digest, so that nothing comes or is kept twice.
 */
export type Uploads = {
  /**
   * What has come already; the picture, where it is in the library.
   * @throws Failure `picture-unreadable`, `picture-too-large`, `too-many-uploads`
   */
  begin(db: Db, key: UploadKey, bytes: number): Promise<{ mediaId: string } | { received: number }>
  /**
   * The part that begins at that byte; `isNext` is false where another one is wanted, which begins
   * at `received`.
   * @throws Failure `picture-too-large`, `too-many-uploads`, `disk-full`
   */
  receive(
    key: UploadKey,
    at: number,
    part: Uint8Array,
  ): Promise<{ isNext: boolean; received: number }>
  /**
   * Takes in what has come whole. Who asks again while it is at work gets the same answer.
   * @throws Failure `upload-unknown`, `upload-broken`, and those of `imaging` and the store
   */
  finish(db: Db, key: UploadKey, given: Finished): Promise<Kept>
  cancel(key: UploadKey): Promise<void>
}

export function createUploads({
  dataDir,
  originals,
  imaging,
}: {
  dataDir: string
  originals: MediaStore
  imaging: Imaging
}): Uploads {
  const parts = openReceivedParts(dataDir)
  const inTurn = createOneByOne()
  return {
    async begin(db, key, bytes) {
      requireSize(bytes)
      const mediaId = await findByDigest(db, key.digest)
      if (mediaId !== null) return { mediaId }
      const received = await parts.size(key)
      await requireRoom(parts, key, { size: received, sizeToBe: received })
      return { received }
    },
    receive: (key, at, part) =>
      // Else many at the same instant would each find room.
      inTurn(key.accountId, async () => {
        const size = await parts.size(key)
        if (at > size || part.length === 0) return { isNext: false, received: size }
        requireSize(at + part.length)
        const sizeToBe = Math.max(size, at + part.length)
        await requireRoom(parts, key, { size, sizeToBe })
        await parts.write(key, at, part)
        return { isNext: true, received: sizeToBe }
      }),
    finish: createFinish({ parts, originals, imaging }),
    cancel: (key) => parts.drop(key),
  }
}

/** of one file, in bytes */
type Growth = { size: number; sizeToBe: number }

/** Asked of each part: who sends parts need not have begun. */
async function requireRoom(
  parts: ReceivedParts,
  { accountId }: UploadKey,
  { size, sizeToBe }: Growth,
): Promise<void> {
  const { files, bytes } = await parts.held(accountId)
  const isOneMore = size === 0 && files >= MOST_UNFINISHED
  if (isOneMore || bytes + sizeToBe - size > MOST_UNFINISHED_BYTES) throw tooManyUploads()
}

function tooManyUploads(): Failure {
  return new Failure('too-many-uploads', 'Too many pictures have begun: finish some first.')
}
