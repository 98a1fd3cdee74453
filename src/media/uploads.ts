import { type Db, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { type Imaging, MOST_BYTES, requireSize } from './imaging.ts'
import { findByDigest, keepPicture } from './keep-picture.ts'
import type { MediaStore } from './media-store.ts'
import { createOneByOne } from './one-by-one.ts'
import { openReceivedParts, type UploadKey } from './received-parts.ts'

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
  finish(db: Db, key: UploadKey, given: Given): Promise<{ mediaId: string; isNew: boolean }>
  cancel(key: UploadKey): Promise<void>
}

type Given = {
  fileName: string
  /** false: the key is no digest, since the browser could make none */
  isDigest: boolean
}

/** of one file, in bytes */
type Growth = { size: number; sizeToBe: number }

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
  const finishing = new Map<string, Promise<{ mediaId: string; isNew: boolean }>>()
  // One at a time is decoded: readers who wait for a rendition wait for one of these at most.
  let lane: Promise<unknown> = Promise.resolve()

  const takeIn = async (db: Db, key: UploadKey, { fileName, isDigest }: Given) => {
    const known = isDigest ? await findByDigest(db, key.digest) : null
    if (known !== null) return { mediaId: known, isNew: false }
    if ((await parts.size(key)) === 0) throw unknownUpload()
    if (isDigest && (await parts.sha256(key)) !== key.digest) throw brokenUpload()
    const taken = await imaging.takeFile(parts.file(key))
    const { accountId } = key
    return transact(db, (tx) =>
      keepPicture(tx, originals, { actor: { accountId }, taken, fileName: cleanName(fileName) }),
    )
  }
  // Asked of each part: who sends parts need not have begun.
  const requireRoom = async ({ accountId }: UploadKey, { size, sizeToBe }: Growth) => {
    const { files, bytes } = await parts.held(accountId)
    const isOneMore = size === 0 && files >= MOST_UNFINISHED
    if (isOneMore || bytes + sizeToBe - size > MOST_UNFINISHED_BYTES) throw tooManyUploads()
  }
  const inLane = <T>(work: () => Promise<T>): Promise<T> => {
    const done = lane.then(work)
    lane = done.catch(() => {})
    return done
  }

  return {
    async begin(db, key, bytes) {
      requireSize(bytes)
      const mediaId = await findByDigest(db, key.digest)
      if (mediaId !== null) return { mediaId }
      const received = await parts.size(key)
      await requireRoom(key, { size: received, sizeToBe: received })
      return { received }
    },
    receive: (key, at, part) =>
      // Else many at the same instant would each find room.
      inTurn(key.accountId, async () => {
        const size = await parts.size(key)
        if (at > size || part.length === 0) return { isNext: false, received: size }
        requireSize(at + part.length)
        const sizeToBe = Math.max(size, at + part.length)
        await requireRoom(key, { size, sizeToBe })
        await parts.write(key, at, part)
        return { isNext: true, received: sizeToBe }
      }),
    finish(db, key, given) {
      const name = parts.file(key)
      const current = finishing.get(name)
      if (current) return current
      const begun = inLane(() => takeIn(db, key, given))
        .then(async (kept) => {
          await parts.drop(key)
          return kept
        })
        .catch(async (error) => {
          // What is no picture does not become one by being sent again.
          if (error instanceof Failure && isFinal(error)) await parts.drop(key)
          throw error
        })
        .finally(() => finishing.delete(name))
      finishing.set(name, begun)
      return begun
    },
    cancel: (key) => parts.drop(key),
  }
}

/** The last part of a path, however the system of the sender writes paths; it is never one of ours. */
function cleanName(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? ''
  const printed = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '')
  // The cut may part a pair.
  return printed
    .normalize('NFC')
    .trim()
    .slice(0, 200)
    .replace(/\p{Cs}$/u, '')
}

function isFinal({ code }: Failure): boolean {
  return code.startsWith('picture-') || code === 'upload-broken'
}

function tooManyUploads(): Failure {
  return new Failure('too-many-uploads', 'Too many pictures have begun: finish some first.')
}

function unknownUpload(): Failure {
  return new Failure('upload-unknown', 'Nothing has come of this file: send it from its beginning.')
}

function brokenUpload(): Failure {
  return new Failure('upload-broken', 'The file was damaged on its way: send it again.')
}
