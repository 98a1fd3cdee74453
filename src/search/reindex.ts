import { sql } from 'kysely'
import { type Db, transact } from '#platform/database.ts'
import { indexArticles } from './index-articles.ts'

/** So many pieces are locked at a time. */
const BATCH = 50

/** How the index stands beside what is public: pieces that lack their entry, and entries too many. */
export async function compareIndex(
  db: Db,
): Promise<{ pieces: number; missing: number; left: number }> {
  const { rows } = await sql<{ pieces: number; missing: number; left: number }>`
    select count(*) filter (where a.public_state = 'published')::int as pieces,
      count(*) filter (where ${isMissing})::int as missing,
      count(*) filter (where ${isLeft})::int as left
    from articles a left join search_entries s on s.article_id = a.id`.execute(db)
  return rows[0] ?? { pieces: 0, missing: 0, left: 0 }
}

/** Brings the entries up to date that are not, and returns how many those were. */
export async function catchUpIndex(db: Db): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select a.id from articles a left join search_entries s on s.article_id = a.id
    where ${isMissing} or ${isLeft} order by a.id`.execute(db)
  for await (const _ of inBatches(db, rows));
  return rows.length
}

/** Makes every entry anew; tells after each batch how many pieces it had. */
export async function* rebuildIndex(db: Db): AsyncGenerator<number> {
  const { rows } = await sql<{ id: string }>`
    select a.id from articles a left join search_entries s on s.article_id = a.id
    where a.public_state = 'published' or s.article_id is not null order by a.id`.execute(db)
  yield* inBatches(db, rows)
}

const isMissing = sql<boolean>`a.public_state = 'published'
  and s.revision_id is distinct from a.public_revision_id`
const isLeft = sql<boolean>`a.public_state <> 'published' and s.article_id is not null`

async function* inBatches(db: Db, rows: readonly { id: string }[]): AsyncGenerator<number> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const ids = rows.slice(from, from + BATCH).map(({ id }) => id)
    await transact(db, (tx) => indexArticles(tx, ids))
    yield ids.length
  }
}
