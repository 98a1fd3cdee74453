import { sql } from 'kysely'
import type { ArticleKind, DeskState, PublicState } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { type DeskCard, deskCards, toCard } from './desk-cards.ts'

export type DeskFilter = {
  deskState?: DeskState | undefined
  publicState?: PublicState | undefined
  kind?: ArticleKind | undefined
  edition?: Edition | undefined
  /** ids of sections, countries and topics: those that have all of them */
  terms?: readonly string[] | undefined
  /** the id of a byline */
  byline?: string | undefined
  /** the id of an account: pieces that it began */
  begunBy?: string | undefined
  /** of the last change; `before` is no part of the span */
  since?: Date | undefined
  before?: Date | undefined
  /** each stands in headline, standfirst or slug, in whatever case; one or two letters begin a word */
  words?: string | undefined
}

/** After which piece a page goes on. */
export type DeskPlace = {
  /** since 1970, when it was touched: a Date would lose what orders two of one millisecond */
  microseconds: string
  articleId: string
}

/**
 * Pieces that the filter lets through, those touched last first; `next` is null at the end. A piece
 * that is touched between two pages goes to the top, and moves no other.
 */
export async function listDeskPieces(
  db: Db,
  { filter, after, limit }: { filter: DeskFilter; after: DeskPlace | null; limit: number },
): Promise<{ pieces: DeskCard[]; next: DeskPlace | null }> {
  // Chosen in short rows first, so that what a card shows is read of those few alone.
  let chosen = db
    .selectFrom('desk_entries')
    .select('article_id')
    .orderBy('updated_at', 'desc')
    .orderBy('article_id', 'desc')
    .limit(limit + 1)
  for (const condition of conditions(filter)) chosen = chosen.where(condition)
  if (after) chosen = chosen.where(isAfter(after))
  const place = sql<string>`(extract(epoch from copy.updated_at) * 1000000)::bigint::text`
  const rows = await deskCards(db)
    .innerJoin(chosen.as('chosen'), 'chosen.article_id', 'copy.article_id')
    .select(place.as('place_at'))
    .orderBy('copy.updated_at', 'desc')
    .orderBy('copy.article_id', 'desc')
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    pieces: shown.map(toCard),
    next: last ? { microseconds: last.place_at, articleId: last.articleId } : null,
  }
}

function isAfter({ microseconds, articleId }: DeskPlace) {
  return sql<boolean>`(updated_at, article_id)
    < (timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond',
      ${articleId}::uuid)`
}

function conditions(filter: DeskFilter) {
  const { deskState, publicState, kind, edition, terms, byline, begunBy, since, before } = filter
  return [
    ...(deskState ? [sql<boolean>`desk_state = ${deskState}`] : []),
    ...(publicState ? [sql<boolean>`public_state = ${publicState}`] : []),
    ...(kind ? [sql<boolean>`kind = ${kind}`] : []),
    ...(edition ? [sql<boolean>`edition = ${edition}`] : []),
    ...(terms && terms.length > 0 ? [sql<boolean>`terms @> ${[...terms]}::uuid[]`] : []),
    ...(byline ? [sql<boolean>`bylines @> array[${byline}::uuid]`] : []),
    ...(begunBy ? [sql<boolean>`begun_by = ${begunBy}::uuid`] : []),
    ...(since ? [sql<boolean>`updated_at >= ${since}`] : []),
    ...(before ? [sql<boolean>`updated_at < ${before}`] : []),
    ...patternsOf(filter.words).map((pattern) => sql<boolean>`words like ${pattern}`),
  ]
}

/**
 * Words as the column has them. The index is made of three signs at a time, so what is shorter has
 * to begin a word: the blank before it is one of the three.
 */
function patternsOf(words: string | undefined): string[] {
  const plain = (words ?? '').toLowerCase().replaceAll('ё', 'е')
  const parts = plain.split(/\s+/).filter(Boolean)
  return parts.map((part) => {
    const literal = part.replace(/[\\%_]/g, '\\$&')
    return [...part].length < 3 ? `% ${literal}%` : `%${literal}%`
  })
}
