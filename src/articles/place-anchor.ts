import { bodySchema } from '#contract/body.ts'
import type { Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { contextOf, readBodyText } from './anchors/body-text.ts'

export type PlacedAnchor =
  | { ok: true; anchorId: string }
  | { ok: false; reason: 'no-such-revision' | 'no-such-block' | 'not-in-text' | 'splits-character' }

/**
 * Makes an anchor for a part of a block's text in one revision of the article.
 * `start` and `end` are UTF-16 units; `end` is exclusive. Table cells and captions take none.
 */
export async function placeAnchor(
  tx: Tx,
  at: { articleId: string; revisionId: string; blockId: string; start: number; end: number },
): Promise<PlacedAnchor> {
  const revision = await tx
    .selectFrom('revisions')
    .select('body')
    .where('id', '=', at.revisionId)
    .where('article_id', '=', at.articleId)
    .executeTakeFirst()
  if (!revision) return { ok: false, reason: 'no-such-revision' }
  const body = readBodyText(bodySchema.parse(revision.body))
  const text = body.blocks.get(at.blockId)?.text
  if (text === undefined) return { ok: false, reason: 'no-such-block' }
  if (!isPart(text, at.start, at.end)) return { ok: false, reason: 'not-in-text' }
  const exact = text.slice(at.start, at.end)
  if (!exact.isWellFormed()) return { ok: false, reason: 'splits-character' }

  const anchorId = newId()
  await tx.insertInto('anchors').values({ id: anchorId, article_id: at.articleId }).execute()
  await tx
    .insertInto('anchor_places')
    .values({
      anchor_id: anchorId,
      revision_id: at.revisionId,
      block_id: at.blockId,
      start_offset: at.start,
      end_offset: at.end,
      exact,
      ...contextOf(body, at.blockId, at.start, at.end),
      status: 'held',
    })
    .execute()
  return { ok: true, anchorId }
}

function isPart(text: string, start: number, end: number): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    0 <= start &&
    start < end &&
    end <= text.length
  )
}
