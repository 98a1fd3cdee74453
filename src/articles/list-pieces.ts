import { sql } from 'kysely'
import { z } from 'zod'
import { type PublicState, publicStates } from '#contract/article.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'

/** A piece as the staff sees it in a list, whatever its state. */
export type ListedPiece = {
  id: string
  edition: Edition
  state: PublicState
  /** null until it was public */
  path: string | null
  /** of the public text, or of the draft; null where the text was expunged */
  headline: string | null
  /** when it was published first, or else begun */
  at: Date
}

/** The newest pieces of all editions, drafts and ended ones among them. */
export async function listPieces(db: Db, { limit }: { limit: number }): Promise<ListedPiece[]> {
  const at = sql<Date>`coalesce(a.first_published_at, a.created_at)`
  const rows = await db
    .selectFrom('articles as a')
    .leftJoin('revisions as r', 'r.id', 'a.public_revision_id')
    .leftJoin('working_copies as copy', 'copy.article_id', 'a.id')
    .leftJoin('addresses as place', (join) =>
      join.onRef('place.article_id', '=', 'a.id').on('place.canonical', '=', true),
    )
    .select(['a.id', 'a.edition', 'a.public_state as state', 'place.path', at.as('at')])
    .select((e) => e.fn.coalesce('r.headline', 'copy.headline').as('headline'))
    .orderBy(at, 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    edition: editionSchema.parse(row.edition),
    state: z.enum(publicStates).parse(row.state),
  }))
}
