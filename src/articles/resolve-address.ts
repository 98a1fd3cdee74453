import { sql } from 'kysely'
import { z } from 'zod'
import { publicStates } from '#contract/article.ts'
import type { Db } from '#platform/database.ts'
import type { GoneArticle, PublishedArticle } from './published-article.ts'
import { selectPublished, toPublishedArticle } from './reading/published-row.ts'

export type Resolved =
  | { kind: 'article'; article: PublishedArticle }
  | { kind: 'gone'; articleId: string; gone: GoneArticle }
  | { kind: 'redirect'; to: string }

/**
 * What stands at a path; null where nothing ever did. The path is looked up as it is: with the
 * edition's prefix, without suffix, query or trailing slash. Two queries for a piece, else one.
 */
export async function resolveAddress(db: Db, path: string): Promise<Resolved | null> {
  const row = await db
    .selectFrom('addresses as asked')
    .leftJoin('articles as a', 'a.id', 'asked.article_id')
    .leftJoin('addresses as place', (join) =>
      join.onRef('place.article_id', '=', 'a.id').on('place.canonical', '=', true),
    )
    .select(['asked.redirect_to', 'asked.canonical', 'place.path as canonical_path'])
    .select(['a.id', 'a.public_state', 'a.public_reason', 'a.public_state_at'])
    .select('a.public_revision_id')
    .select(
      sql<boolean>`exists (select from expunctions e
        where e.article_id = a.id and e.scope = 'article')`.as('is_expunged'),
    )
    .where('asked.path', '=', path)
    .executeTakeFirst()
  if (!row) return null
  if (row.redirect_to) return { kind: 'redirect', to: row.redirect_to }
  if (row.public_state !== 'published') return goneFromRow(row)
  if (!row.canonical && row.canonical_path) return { kind: 'redirect', to: row.canonical_path }
  const piece = await selectPublished(db)
    .where('a.id', '=', row.id)
    .where('r.id', '=', row.public_revision_id)
    .executeTakeFirst()
  return piece ? { kind: 'article', article: toPublishedArticle(piece) } : null
}

/** The piece that stands, or stood, at a path, old addresses included; null where there is none. */
export async function findArticleId(db: Db, path: string): Promise<string | null> {
  const row = await db
    .selectFrom('addresses')
    .select('article_id')
    .where('path', '=', path)
    .executeTakeFirst()
  return row?.article_id ?? null
}

const stateSchema = z.enum(publicStates)

type GoneRow = {
  id: string | null
  public_state: string | null
  public_reason: string | null
  public_state_at: Date | null
  is_expunged: boolean
}

/** An address kept for a piece that was never public answers as if there were none. */
function goneFromRow(row: GoneRow): Resolved | null {
  const state = stateSchema.parse(row.public_state)
  if (state !== 'withdrawn' && state !== 'killed') return null
  if (row.id === null || row.public_reason === null || row.public_state_at === null) return null
  const gone: GoneArticle = {
    state: row.is_expunged ? 'expunged' : state,
    reason: row.public_reason,
    at: row.public_state_at,
  }
  return { kind: 'gone', articleId: row.id, gone }
}
