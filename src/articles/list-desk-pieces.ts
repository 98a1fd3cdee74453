import { sql } from 'kysely'
import { z } from 'zod'
import {
  type ArticleKind,
  articleKindSchema,
  type DeskState,
  deskStateSchema,
  type PublicState,
  publicStates,
} from '#contract/article.ts'
import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { type Colleague, colleague, deskRows } from './desk/desk-rows.ts'

export type DeskFilter = {
  deskState?: DeskState | undefined
  publicState?: PublicState | undefined
  kind?: ArticleKind | undefined
  edition?: Edition | undefined
  /** the id of a section, country or topic */
  term?: string | undefined
  /** the id of an account: pieces that it began */
  begunBy?: string | undefined
  /** stands in the headline, in whatever case */
  words?: string | undefined
}

/** After which piece a page goes on. */
export type DeskPlace = {
  /** since 1970, when it was touched: a Date would lose what orders two of one millisecond */
  microseconds: string
  articleId: string
}

/** A piece in the list of the desk. */
export type DeskCard = {
  articleId: string
  edition: Edition
  kind: ArticleKind
  /** '' where there is none yet */
  headline: string
  deskState: DeskState
  publicState: PublicState
  /** null until it was public */
  path: string | null
  begunBy: Colleague
  updatedBy: Colleague
  updatedAt: Date
  publishAt: Date | null
}

/** Pieces that the filter lets through, those touched last first; `next` is null at the end. */
export async function listDeskPieces(
  db: Db,
  { filter, after, limit }: { filter: DeskFilter; after: DeskPlace | null; limit: number },
): Promise<{ pieces: DeskCard[]; next: DeskPlace | null }> {
  const place = sql<string>`(extract(epoch from copy.updated_at) * 1000000)::bigint::text`
  let query = deskRows(db)
    .select(['copy.kind', 'copy.headline', 'copy.publish_at'])
    .select(place.as('place_at'))
    .orderBy('copy.updated_at', 'desc')
    .orderBy('copy.article_id', 'desc')
    .limit(limit + 1)
  for (const condition of conditions(filter)) query = query.where(condition)
  if (after) {
    query = query.where(
      sql<boolean>`(copy.updated_at, copy.article_id)
        < (timestamptz 'epoch' + ${after.microseconds}::bigint * interval '1 microsecond',
          ${after.articleId}::uuid)`,
    )
  }
  const rows = await query.execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    pieces: shown.map(toCard),
    next: last ? { microseconds: last.place_at, articleId: last.articleId } : null,
  }
}

function conditions(filter: DeskFilter) {
  const { deskState, publicState, kind, edition, term, begunBy, words } = filter
  return [
    ...(deskState ? [sql<boolean>`copy.desk_state = ${deskState}`] : []),
    ...(publicState ? [sql<boolean>`a.public_state = ${publicState}`] : []),
    ...(kind ? [sql<boolean>`copy.kind = ${kind}`] : []),
    ...(edition ? [sql<boolean>`a.edition = ${edition}`] : []),
    ...(term ? [sql<boolean>`copy.terms @> array[${term}::uuid]`] : []),
    ...(begunBy ? [sql<boolean>`a.begun_by = ${begunBy}::uuid`] : []),
    ...(words ? [sql<boolean>`strpos(lower(copy.headline), ${words.toLowerCase()}) > 0`] : []),
  ]
}

type Row = Awaited<ReturnType<ReturnType<typeof deskRows>['execute']>>[number] & {
  kind: string
  headline: string
  publish_at: Date | null
}

function toCard(row: Row): DeskCard {
  return {
    articleId: row.articleId,
    edition: editionSchema.parse(row.edition),
    kind: articleKindSchema.parse(row.kind),
    headline: row.headline,
    deskState: deskStateSchema.parse(row.desk_state),
    publicState: z.enum(publicStates).parse(row.public_state),
    path: row.path,
    begunBy: colleague(row.beginnerId, row.beginnerName),
    updatedBy: colleague(row.updaterId, row.updaterName),
    updatedAt: row.updated_at,
    publishAt: row.publish_at,
  }
}
