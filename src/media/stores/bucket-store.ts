import { createHash } from 'node:crypto'
import { Failure } from '#platform/failure.ts'
import { openObjectStore } from '#platform/object-store.ts'
import type { Settings } from '#platform/settings.ts'
import { isName, type MediaStore, requireName } from '../media-store.ts'

type MediaBucket = NonNullable<Settings['mediaBucket']>

/** @throws Failure `store-refused`, `store-away`, `store-broken` */
export function bucketStore(bucket: MediaBucket): MediaStore {
  const store = openObjectStore(bucket)
  const keyOf = (name: string) => bucket.prefix + requireName(name)
  return {
    async put(name, bytes) {
      // Also where it is there already: younger again, so that nobody takes it for forgotten.
      await store.put(keyOf(name), bytes)
      return true
    },
    async read(name) {
      const bytes = await store.read(keyOf(name))
      if (bytes) requireWhole(name, bytes)
      return bytes
    },
    remove: (name) => store.remove(keyOf(name)),
    async list(prefix) {
      const found = await store.list(bucket.prefix + prefix)
      return found.flatMap(({ key, changedAt, bytes }) => {
        const name = key.slice(bucket.prefix.length)
        return isName(name) ? [{ name, changedAt, bytes }] : []
      })
    },
  }
}

/** The name of an original is its digest. */
function requireWhole(name: string, bytes: Buffer): void {
  if (createHash('sha256').update(bytes).digest('hex') === name.replace(/\..*$/, '')) return
  throw new Failure('store-broken', 'The store of MEDIA_URL gave a file that is not whole.')
}
