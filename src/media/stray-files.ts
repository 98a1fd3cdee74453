import type { Db } from '#platform/database.ts'
import type { MediaStore, StoredFile } from './media-store.ts'

/** Longer than any act takes between the file and the commit of its row. */
const PATIENCE_MS = 24 * 60 * 60_000

/** Files of the store that belong to no picture: an act was cut short between file and row. */
export async function listStrayFiles(
  db: Db,
  originals: MediaStore,
  { now = new Date(), patienceMs = PATIENCE_MS }: { now?: Date; patienceMs?: number } = {},
): Promise<StoredFile[]> {
  const files = await originals.list('')
  const old = files.filter((file) => now.getTime() - file.changedAt.getTime() >= patienceMs)
  const known = new Set(
    (await db.selectFrom('media').select('sha256').execute()).map(({ sha256 }) => sha256),
  )
  return old.filter(({ name }) => !known.has(name.slice(0, name.indexOf('.'))))
}

/** Takes away what was made from pictures that are no more, and returns how many files. */
export async function removeStrayMadeFiles(db: Db, made: MediaStore): Promise<number> {
  const rows = await db.selectFrom('media').select('name').execute()
  const known = new Set(rows.map(({ name }) => name))
  const stray = (await made.list('')).filter(({ name }) => !known.has(name.slice(0, 20)))
  for (const { name } of stray) await made.remove(name)
  return stray.length
}

/** Takes them away, and returns how many. */
export async function removeStrayFiles(
  db: Db,
  originals: MediaStore,
  options: { now?: Date; patienceMs?: number } = {},
): Promise<number> {
  const stray = await listStrayFiles(db, originals, options)
  for (const { name } of stray) await originals.remove(name)
  return stray.length
}

/** Pictures whose file is not in the store, by their ids: it was lost, or not restored. */
export async function listLostPictures(db: Db, originals: MediaStore): Promise<string[]> {
  const there = new Set((await originals.list('')).map(({ name }) => name.replace(/\..*$/, '')))
  const rows = await db.selectFrom('media').select(['id', 'sha256']).orderBy('created_at').execute()
  return rows.filter(({ sha256 }) => !there.has(sha256)).map(({ id }) => id)
}
