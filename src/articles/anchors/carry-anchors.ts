import { sql } from 'kysely'
import type { Body } from '#contract/body.ts'
import type { Tx } from '#platform/database.ts'
import type { AnchorPlace, AnchorStatus } from './anchor-place.ts'
import { placeCarrier } from './carry-place.ts'

/**
 * Writes the place of every anchor of the article in its new revision, in the act that makes it.
 *
 * An anchor without a place in `fromRevisionId` (made on a revision that the new one does not
 * follow) is looked for from its newest place, by its text and context alone. Done twice, it
 * changes nothing.
 */
export async function carryAnchors(
  tx: Tx,
  step: {
    articleId: string
    fromRevisionId: string
    toRevisionId: string
    fromBody: Body
    toBody: Body
  },
): Promise<void> {
  const places = await newestPlaces(tx, step)
  if (places.length === 0) return
  const carry = placeCarrier(step.fromBody, step.toBody)
  const find = placeCarrier([], step.toBody)
  const rows = places.map(({ anchorId, inFrom, place }) => {
    const carried = inFrom ? carry(place) : find(place)
    return {
      anchor_id: anchorId,
      revision_id: step.toRevisionId,
      block_id: carried.blockId,
      start_offset: carried.start,
      end_offset: carried.end,
      exact: carried.exact,
      prefix: carried.prefix,
      suffix: carried.suffix,
      status: carried.status,
    }
  })
  // As one parameter: a long piece may have more anchors than a statement has parameters.
  await sql`
    insert into anchor_places
    select * from jsonb_populate_recordset(null::anchor_places, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(tx)
}

async function newestPlaces(
  tx: Tx,
  step: { articleId: string; fromRevisionId: string; toRevisionId: string },
) {
  const rows = await tx
    .selectFrom('anchor_places')
    .innerJoin('anchors', 'anchors.id', 'anchor_places.anchor_id')
    .innerJoin('revisions', 'revisions.id', 'anchor_places.revision_id')
    .where('anchors.article_id', '=', step.articleId)
    .where('anchor_places.revision_id', '<>', step.toRevisionId)
    .distinctOn('anchor_places.anchor_id')
    .selectAll('anchor_places')
    .orderBy('anchor_places.anchor_id')
    .orderBy((e) => e('anchor_places.revision_id', '=', step.fromRevisionId), 'desc')
    .orderBy('revisions.number', 'desc')
    .execute()
  return rows.map((row) => ({
    anchorId: row.anchor_id,
    inFrom: row.revision_id === step.fromRevisionId,
    place: {
      blockId: row.block_id,
      start: row.start_offset,
      end: row.end_offset,
      exact: row.exact,
      prefix: row.prefix,
      suffix: row.suffix,
      // held to these three by a check of the table
      status: row.status as AnchorStatus,
    } satisfies AnchorPlace,
  }))
}
