import { type Db, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { Imaging } from './imaging.ts'
import { findByDigest, keepPicture } from './keep-picture.ts'
import type { MediaStore } from './media-store.ts'
import { createOneByOne } from './one-by-one.ts'
import type { ReceivedParts, UploadKey } from './received-parts.ts'

export type Finished = {
  fileName: string
  /** false: the key is no digest, since the browser could make none */
  isDigest: boolean
}

export type Kept = { mediaId: string; isNew: boolean }

type Takers = { parts: ReceivedParts; originals: MediaStore; imaging: Imaging }

/** Takes files into the library that have come whole; one who asks twice gets the same answer. */
export function createFinish(takers: Takers) {
  const { parts } = takers
  const inLane = createOneByOne()
  const current = new Map<string, Promise<Kept>>()
  const finish = async (db: Db, key: UploadKey, given: Finished): Promise<Kept> => {
    try {
      // One at a time is decoded: readers who wait for a rendition wait for one of these at most.
      const kept = await inLane('decoding', () => takeIn(db, key, given, takers))
      await parts.drop(key)
      return kept
    } catch (error) {
      // What is no picture does not become one by being sent again.
      if (error instanceof Failure && isFinal(error)) await parts.drop(key)
      throw error
    }
  }
  return (db: Db, key: UploadKey, given: Finished): Promise<Kept> => {
    const name = parts.file(key)
    const begun = current.get(name) ?? finish(db, key, given).finally(() => current.delete(name))
    current.set(name, begun)
    return begun
  }
}

async function takeIn(
  db: Db,
  key: UploadKey,
  { fileName, isDigest }: Finished,
  { parts, originals, imaging }: Takers,
): Promise<Kept> {
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

function unknownUpload(): Failure {
  return new Failure('upload-unknown', 'Nothing has come of this file: send it from its beginning.')
}

function brokenUpload(): Failure {
  return new Failure('upload-broken', 'The file was damaged on its way: send it again.')
}
