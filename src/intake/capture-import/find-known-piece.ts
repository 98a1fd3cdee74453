import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import {
  type CopyDigests,
  type CopyRelation,
  compareCopies,
  copySchema,
  type PieceCopy,
} from './piece-copy.ts'

/** A piece of which other captures hold copies, and what this copy is beside the fullest of them. */
export type KnownPiece = { articleId: string; relation: CopyRelation; sameHeadline: boolean }

/**
 * The piece that this is a copy of, by its headline or its opening words; null where it is new.
 * One with the same headline and other words is `changed` or `other`: whoever asks decides.
 */
export async function findKnownPiece(
  tx: Tx,
  copy: PieceCopy,
  digests: CopyDigests,
): Promise<KnownPiece | null> {
  const candidates = await listCandidates(tx, digests)
  const known: KnownPiece[] = []
  for (const { articleId, sameHeadline } of candidates) {
    const fullest = await findFullestCopy(tx, articleId)
    const relation = fullest ? compareCopies(fullest, copy) : 'other'
    if (sameHeadline || isCopy(relation)) known.push({ articleId, relation, sameHeadline })
  }
  const closest = (piece: KnownPiece) => relations.indexOf(piece.relation)
  return known.sort((a, b) => closest(a) - closest(b))[0] ?? null
}

const relations: readonly CopyRelation[] = ['same', 'fuller', 'part', 'changed', 'other']

function isCopy(relation: CopyRelation): boolean {
  return relation === 'same' || relation === 'fuller' || relation === 'part'
}

async function listCandidates(tx: Tx, { headline, opening }: CopyDigests) {
  const rows = await tx
    .selectFrom('sightings')
    .select('article_id as articleId')
    .select(sql<boolean>`bool_or(headline_digest is not distinct from ${headline})`.as('same'))
    .where('article_id', 'is not', null)
    .where((row) =>
      row.or([row('headline_digest', '=', headline), row('opening_digest', '=', opening)]),
    )
    .groupBy('article_id')
    .limit(20)
    .execute()
  return rows.flatMap(({ articleId, same }) =>
    articleId === null ? [] : [{ articleId, sameHeadline: same && headline !== null }],
  )
}

/** As it stands in the readings of captures, whatever was made of it at the desk. */
async function findFullestCopy(tx: Tx, articleId: string): Promise<PieceCopy | null> {
  const inReading = sql`c.reading #> array['articles', s.position::text]`
  const row = await tx
    // Equal texts once: a piece may have stood on hundreds of pages.
    .with('s', (query) =>
      query
        .selectFrom('sightings')
        .distinctOn('digest')
        .select(['capture_sha256', 'position'])
        .where('article_id', '=', articleId)
        .where('completeness', '=', 'whole')
        .orderBy('digest'),
    )
    .selectFrom('s')
    .innerJoin('captures as c', 'c.sha256', 's.capture_sha256')
    .select(sql<unknown>`${inReading}`.as('piece'))
    .orderBy(sql`length((${inReading})::text)`, 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? copySchema.parse(row.piece) : null
}
