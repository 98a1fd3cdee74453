import { editionSchema } from '#contract/edition.ts'
import type { Framing } from '#contract/framing.ts'
import { framePicture } from '#media/frame-picture.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { listArticleTags } from './publishing/article-tags.ts'

/**
 * Changes what is to be seen of a picture in each shape, wherever it is shown; every page that
 * shows it is made anew. False, and nothing is done, where somebody changed it in between.
 *
 * @throws Failure `picture-unknown`, `crop-does-not-fit`
 */
export async function reframePicture(
  tx: Tx,
  { actor, ...given }: { actor: Actor; mediaId: string; expectedVersion: number; framing: Framing },
): Promise<boolean> {
  const changed = await framePicture(tx, given)
  if (!changed) return false
  const tags = await listTagsOfUses(tx, given.mediaId)
  const act = 'picture.framed'
  await recordAct(tx, { actor, act, subject: given.mediaId, detail: changed })
  await appendEvent(tx, { name: act, subject: given.mediaId, tags })
  return true
}

async function listTagsOfUses(tx: Tx, mediaId: string): Promise<string[]> {
  const printed = await tx
    .selectFrom('picture_uses as u')
    .innerJoin('articles as a', 'a.id', 'u.article_id')
    .select(['a.id', 'a.work_id as workId', 'a.edition'])
    .distinct()
    .where('u.media_id', '=', mediaId)
    .where('u.revision_id', 'is not', null)
    .execute()
  const tags = new Set<string>()
  for (const { edition, ...piece } of printed) {
    const of = { ...piece, edition: editionSchema.parse(edition) }
    for (const tag of await listArticleTags(tx, of)) tags.add(tag)
  }
  return [...tags]
}
