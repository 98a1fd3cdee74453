import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import { type Db, transact } from '#platform/database.ts'
import { errorCode } from '#platform/error-code.ts'
import { askWords } from './ask-words.ts'

/** What was found, the best first; `isCut`: there is more, and only the newest was weighed. */
export type SearchResult = { articleIds: string[]; total: number; isCut: boolean }

/** Of what many pieces have, the newest are weighed: to weigh 100,000 takes seconds. */
const MOST_WEIGHED = 600

/** What PostgreSQL says of a query that took too long. */
const CANCELLED = '57014'

/** No honest question takes so long. */
const PATIENCE_MS = 4000

/**
 * The pieces that hold what is asked for, edition after edition in the order of `editions`: by how
 * much they tell of it (headline over standfirst over names over text), equals by their day, the
 * newest first. One query for each edition. Null where it took too long.
 */
export async function searchArticles(
  db: Db,
  {
    editions,
    text,
    offset,
    limit,
  }: {
    editions: readonly Edition[]
    text: string
    offset: number
    limit: number
  },
): Promise<SearchResult | null> {
  const found = await transact(db, async (tx) => {
    // A plan for every question would take the wrong way for rare words or for common ones.
    await sql`select set_config('statement_timeout', ${String(PATIENCE_MS)}, true),
      set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx)
    const parts: string[][] = []
    for (const edition of editions) parts.push(await weigh(tx, edition, text))
    return parts
  }).catch((error) => {
    if (errorCode(error) === CANCELLED) return null
    throw error
  })
  if (!found) return null
  const all = found.flat()
  const isCut = found.some((part) => part.length >= MOST_WEIGHED)
  return { articleIds: all.slice(offset, offset + limit), total: all.length, isCut }
}

/** Rounded, so that pieces of which one is hardly better are equals. */
async function weigh(db: Db, edition: Edition, text: string): Promise<string[]> {
  // Written out each time, so that the planner sees how many have it: the newest of many are
  // found by their day, the few that have a rare word by the word.
  const query = askWords(edition, text)
  const { rows } = await sql<{ id: string }>`
    with newest as materialized (
      select s.article_id, s.listed_at, s.words
      from search_entries s
      where s.edition = ${edition} and s.words @@ ${query}
      order by s.listed_at desc, s.article_id desc
      limit ${MOST_WEIGHED})
    select newest.article_id as id
    from newest
    join articles a on a.id = newest.article_id and a.public_state = 'published'
    order by round(ts_rank('{0.05, 0.15, 0.4, 1.0}', newest.words, ${query}, 1)::numeric, 2) desc,
      newest.listed_at desc, newest.article_id desc`.execute(db)
  return rows.map(({ id }) => id)
}
