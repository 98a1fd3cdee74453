import type { Rights } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { getLockedPicture } from './get-locked-picture.ts'
import type { PictureWords } from './library-picture.ts'

export type PictureChange = {
  actor: Actor
  mediaId: string
  /** the version that was looked at */
  expectedVersion: number
  words: PictureWords
  rights: Rights
}

/**
 * Writes what the library says of a picture. Pieces say it in their own words, and stay as they
 * are. False, and nothing is written, where somebody changed it in between.
 *
 * @throws Failure `picture-unknown`
 */
export async function changePicture(
  tx: Tx,
  { actor, mediaId, expectedVersion, words, rights }: PictureChange,
): Promise<boolean> {
  const old = await getLockedPicture(tx, mediaId)
  if (old.version !== expectedVersion) return false
  const { alt, caption, credit, licence, source } = words
  const given = { alt, caption, credit, licence, source, rights }
  await tx
    .updateTable('media')
    .set({ ...given, version: old.version + 1 })
    .where('id', '=', mediaId)
    .execute()
  const changed = fields.filter((name) => given[name] !== old[name])
  const act = 'picture.changed'
  // The words themselves stay out of the log, which is never rewritten but for an expunction.
  const detail = { changed, rights, rightsBefore: old.rights }
  await recordAct(tx, { actor, act, subject: mediaId, detail })
  await appendEvent(tx, { name: act, subject: mediaId, tags: [] })
  return true
}

const fields = ['alt', 'caption', 'credit', 'licence', 'source', 'rights'] as const
