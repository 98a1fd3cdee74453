import { sql } from 'kysely'
import type { Rights } from '#contract/article.ts'
import type { Framing } from '#contract/framing.ts'
import type { Db, Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import type { TakenPicture } from './imaging/take-picture.ts'
import type { PictureWords } from './library-picture.ts'
import type { MediaStore } from './media-store.ts'

export type PictureToKeep = {
  actor: Actor
  taken: TakenPicture
  /** what is given stands in place of what the file says */
  words?: Partial<PictureWords>
  /** as it came, to be found again by */
  fileName?: string
  rights?: Rights
  framing?: Framing
}

/**
 * Keeps a picture: its file first, and then its row, so that no row is without a file. A picture
 * that is there already is the same one, under whatever name it comes. A file whose row is not
 * committed is nobody's: `removeStrayFiles` takes it away.
 *
 * @throws Failure `disk-full`
 */
export async function keepPicture(
  tx: Tx,
  originals: MediaStore,
  picture: PictureToKeep,
): Promise<{ mediaId: string; isNew: boolean }> {
  const { actor, taken, words = {}, fileName = '', rights = 'own' } = picture
  const known = await findKnown(tx, taken)
  if (known) return { mediaId: known, isNew: false }
  await needFileOf(tx, taken.sha256)
  await originals.put(originalName(taken), taken.bytes)
  const mediaId = newId()
  const added = await tx
    .insertInto('media')
    .values({
      id: mediaId,
      sha256: taken.sha256,
      source_sha256: taken.sourceSha256,
      media_type: taken.mediaType,
      bytes: taken.bytes.length,
      width: taken.width,
      height: taken.height,
      colour: taken.colour,
      framing: JSON.stringify(picture.framing ?? { crops: {} }),
      ...taken.words,
      ...words,
      file_name: fileName,
      rights,
      created_by: actor.accountId,
    })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .executeTakeFirst()
  // Somebody else kept it in the same moment.
  if (added.numInsertedOrUpdatedRows === 0n) {
    return keepPicture(tx, originals, picture)
  }
  const act = 'picture.kept'
  await recordAct(tx, { actor, act, subject: mediaId, detail: { sha256: taken.sha256 } })
  await appendEvent(tx, { name: act, subject: mediaId, tags: [] })
  return { mediaId, isNew: true }
}

/** The name of its file among the originals. */
export function originalName({ sha256, mediaType }: { sha256: string; mediaType: string }): string {
  return `${sha256}.${endings[mediaType] ?? 'jpg'}`
}

const endings: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
}

/** By the digest of the file as it came, or as it is kept. Null where it is not in the library. */
export async function findByDigest(db: Db, digest: string): Promise<string | null> {
  const row = await db
    .selectFrom('media')
    .select('id')
    .where((e) => e.or([e('sha256', '=', digest), e('source_sha256', '=', digest)]))
    .orderBy('created_at')
    .executeTakeFirst()
  return row?.id ?? null
}

async function findKnown(tx: Tx, { sha256, sourceSha256 }: TakenPicture): Promise<string | null> {
  return (await findByDigest(tx, sourceSha256)) ?? findByDigest(tx, sha256)
}

/** To the end of the transaction nobody takes this file away (remove-picture.ts). */
async function needFileOf(tx: Tx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${sha256}, 0))`.execute(tx)
}
