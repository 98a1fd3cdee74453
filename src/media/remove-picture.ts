import { sql } from 'kysely'
import { type Db, type Tx, transact } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { getLockedPicture } from './get-locked-picture.ts'
import { originalName } from './keep-picture.ts'
import type { MediaStore } from './media-store.ts'

export type RemovedPicture = { name: string; sha256: string; mediaType: string }

/**
 * Takes a picture out of the library. Null, and nothing happens, where a piece shows it, be it in
 * its working copy or in something printed long ago. Its files go after the commit:
 * `removeFilesOf`, or the night.
 *
 * @throws Failure `picture-unknown`
 */
export async function removePicture(
  tx: Tx,
  { actor, mediaId }: { actor: Actor; mediaId: string },
): Promise<RemovedPicture | null> {
  const {
    name,
    sha256,
    media_type: mediaType,
  } = await getLockedPicture(tx, mediaId, { forRemoval: true })
  const use = await tx
    .selectFrom('picture_uses')
    .select('article_id')
    .where('media_id', '=', mediaId)
    .limit(1)
    .executeTakeFirst()
  if (use) return null
  await tx.deleteFrom('media').where('id', '=', mediaId).execute()
  const act = 'picture.removed'
  await recordAct(tx, { actor, act, subject: mediaId, detail: { sha256 } })
  await appendEvent(tx, { name: act, subject: mediaId, tags: [] })
  return { name, sha256, mediaType }
}

/** Unless somebody is bringing the same picture again in this moment: then the night looks again. */
export async function removeFilesOf(
  db: Db,
  { originals, made }: { originals: MediaStore; made: MediaStore },
  removed: RemovedPicture,
): Promise<void> {
  await transact(db, async (tx) => {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${removed.sha256}, 0)) as free`.execute(tx)
    if (!rows[0]?.free) return
    const again = await tx
      .selectFrom('media')
      .select('id')
      .where('sha256', '=', removed.sha256)
      .executeTakeFirst()
    if (again) return
    await originals.remove(originalName(removed))
    for (const { name } of await made.list(removed.name)) await made.remove(name)
  })
}
