import { sql } from 'kysely'
import type { ArticleKind, DeskState, PublicState } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import { type Db, transact } from '#platform/database.ts'
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
  /** only these */
  ids?: readonly string[] | undefined
  /** of the last change; `before` is no part of the span */
  since?: Date | undefined
  before?: Date | undefined
  /**
   * Each is part of a word of headline, standfirst or slug, or begins one of the running text. One
   * or two letters have to begin a word of the former, or be a word of the latter.
   */
  words?: string | undefined
}

/** After which piece a page goes on. */
export type DeskPlace = {
  /** since 1970, when it was touched: a Date would lose what orders two of one millisecond */
  microseconds: string
  articleId: string
}

type Asked = { filter: DeskFilter; after: DeskPlace | null; limit: number }

/**
 * Pieces that the filter lets through, those touched last first; `next` is null at the end. A piece
 * that is touched between two pages goes to the top, and moves no other.
 */
export async function listDeskPieces(
  db: Db,
  asked: Asked,
): Promise<{ pieces: DeskCard[]; next: DeskPlace | null }> {
  // Chosen in short rows first, so that what a card shows is read of those few alone.
  const chosen = asked.filter.words === undefined ? await choose(db, asked) : await find(db, asked)
  const shown = chosen.slice(0, asked.limit)
  const next = chosen.length > asked.limit ? shown.at(-1) : undefined
  return { pieces: await cardsOf(db, shown), next: next ?? null }
}

/**
 * As `choose`, by words. The server reckons a comparison of words as cheap, and would walk through
 * every piece for a common one; but where it does not go by the index, it reads the words of each
 * piece from elsewhere, and takes seconds.
 */
function find(db: Db, asked: Asked): Promise<DeskPlace[]> {
  return transact(db, async (tx) => {
    await sql`select set_config('enable_seqscan', 'off', true),
      set_config('enable_indexscan', 'off', true)`.execute(tx)
    return choose(tx, asked)
  })
}

/** One more than the page holds, where there are more. */
async function choose(db: Db, { filter, after, limit }: Asked): Promise<DeskPlace[]> {
  let entries = db
    .selectFrom('desk_entries')
    .select(['article_id', 'updated_at', 'desk_state', 'public_state', 'kind', 'edition'])
    .select(['begun_by', 'terms', 'bylines'])
  if (filter.words !== undefined) {
    // The offset keeps the other conditions out, so that the words are looked up by themselves.
    entries = entries.where(sql<boolean>`words @@ asked_words(${filter.words})`).offset(0)
  }
  let chosen = db
    .selectFrom(entries.as('entry'))
    .select('article_id as articleId')
    .select(
      sql<string>`(extract(epoch from updated_at) * 1000000)::bigint::text`.as('microseconds'),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('article_id', 'desc')
    .limit(limit + 1)
  for (const condition of conditions(filter)) chosen = chosen.where(condition)
  if (after) chosen = chosen.where(isAfter(after))
  return chosen.execute()
}

/** In the order of the places. */
async function cardsOf(db: Db, places: readonly DeskPlace[]): Promise<DeskCard[]> {
  const ids = places.map(({ articleId }) => articleId)
  if (ids.length === 0) return []
  const rows = await deskCards(db).where('copy.article_id', 'in', ids).execute()
  const cards = new Map(rows.map((row) => [row.articleId, toCard(row)]))
  return ids.map((id) => cards.get(id)).filter((card) => card !== undefined)
}

function isAfter({ microseconds, articleId }: DeskPlace) {
  return sql<boolean>`(updated_at, article_id)
    < (timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond',
      ${articleId}::uuid)`
}

function conditions(filter: DeskFilter) {
  const { deskState, publicState, kind, edition, terms, byline, begunBy, ids } = filter
  const { since, before } = filter
  return [
    ...(deskState ? [sql<boolean>`desk_state = ${deskState}`] : []),
    ...(publicState ? [sql<boolean>`public_state = ${publicState}`] : []),
    ...(kind ? [sql<boolean>`kind = ${kind}`] : []),
    ...(edition ? [sql<boolean>`edition = ${edition}`] : []),
    ...(terms && terms.length > 0 ? [sql<boolean>`terms @> ${[...terms]}::uuid[]`] : []),
    ...(byline ? [sql<boolean>`bylines @> array[${byline}::uuid]`] : []),
    ...(begunBy ? [sql<boolean>`begun_by = ${begunBy}::uuid`] : []),
    ...(ids ? [sql<boolean>`article_id = any(${[...ids]}::uuid[])`] : []),
    ...(since ? [sql<boolean>`updated_at >= ${since}`] : []),
    ...(before ? [sql<boolean>`updated_at < ${before}`] : []),
  ]
}
