import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { ArticleCard } from '../published-article.ts'
import { cardTextSchema } from './article-text.ts'
import { dayColumns, dayFromRow } from './day-row.ts'
import {
  leadPicturePart,
  leadPictureSchema,
  momentSchema,
  newestNotePart,
  newestNoteSchema,
  termsPart,
  termsSchema,
} from './json-parts.ts'

/** Public pieces as lists show them; the caller says which, by `a.…`, and in which order. */
export function selectCards(db: Db) {
  return db
    .selectFrom('articles as a')
    .innerJoin('revisions as r', 'r.id', 'a.public_revision_id')
    .innerJoin('addresses as place', (join) =>
      join.onRef('place.article_id', '=', 'a.id').on('place.canonical', '=', true),
    )
    .where('a.public_state', '=', 'published')
    .select(['a.id', 'a.first_published_at', 'place.path', 'r.headline', 'r.standfirst'])
    .select(['r.kind', 'r.labels', 'r.dateline', 'r.bylines_as_printed as bylines'])
    .select(dayColumns)
    .select([termsPart.as('term_names'), newestNotePart.as('newest_note')])
    .select(leadPicturePart.as('picture'))
}

type CardRow = Awaited<ReturnType<ReturnType<typeof selectCards>['executeTakeFirstOrThrow']>>

export function toCard(row: CardRow): ArticleCard {
  return {
    ...cardTextSchema.parse(row),
    id: row.id,
    path: row.path,
    terms: termsSchema.parse(row.term_names),
    firstPublishedAt: momentSchema.parse(row.first_published_at),
    day: dayFromRow(row),
    newestNote: newestNoteSchema.parse(row.newest_note),
    picture: leadPictureSchema.parse(row.picture),
  }
}

/** The cards of these pieces in the order of `ids`; pieces that are not public are left out. */
export async function listCards(db: Db, ids: readonly string[]): Promise<ArticleCard[]> {
  if (ids.length === 0) return []
  const rows = await selectCards(db).where('a.id', '=', sql<string>`any(${ids}::uuid[])`).execute()
  const cards = new Map(rows.map((row) => [row.id, toCard(row)]))
  return ids.flatMap((id) => cards.get(id) ?? [])
}
