import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import type { Correction } from './published-article.ts'
import { correctionRowSchema } from './reading/json-parts.ts'

/** A correction with the piece that it is about, as this is called now. */
export type ListedCorrection = Correction & { id: string; headline: string; path: string }

/** The corrections of public pieces, newest first. Two queries. */
export async function listCorrections(
  db: Db,
  { edition, offset, limit }: { edition: Edition; offset: number; limit: number },
): Promise<{ corrections: ListedCorrection[]; total: number }> {
  const ofPublic = db
    .selectFrom('corrections as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .where('a.public_state', '=', 'published')
    .where('a.edition', '=', edition)
  const { total } = await ofPublic
    .select((e) => e.cast<number>(e.fn.countAll(), 'integer').as('total'))
    .executeTakeFirstOrThrow()
  const rows = await ofPublic
    .innerJoin('revisions as r', 'r.id', 'a.public_revision_id')
    .innerJoin('addresses as place', (join) =>
      join.onRef('place.article_id', '=', 'a.id').on('place.canonical', '=', true),
    )
    .select(['c.kind', 'c.public_note as publicNote', 'c.published_number as publishedNumber'])
    .select(['c.id', 'c.at', 'r.headline', 'place.path'])
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute()
  const corrections = rows.map(({ id, headline, path, ...correction }) => ({
    ...correctionRowSchema.parse(correction),
    id,
    headline,
    path,
  }))
  return { corrections, total }
}
