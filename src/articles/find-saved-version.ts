import { sql } from 'kysely'
import type { ArticleText } from '#contract/article.ts'
import type { Db } from '#platform/database.ts'
import { type Colleague, colleague } from './desk/desk-rows.ts'
import { textFromVersion } from './versions/version-row.ts'

/** A version of a working copy as a list shows it. */
export type SavedVersion = {
  version: number
  savedAt: Date
  savedBy: Colleague
  headline: string
}

/** The versions of a piece, the newest first; `before` is the version after which a page goes on. */
export async function listSavedVersions(
  db: Db,
  articleId: string,
  { before, limit }: { before: number | null; limit: number },
): Promise<SavedVersion[]> {
  const rows = await versionRows(db, articleId)
    .select(sql<string | null>`v.fields->>'headline'`.as('headline'))
    .$if(before !== null, (q) => q.where('v.version', '<', before))
    .orderBy('v.version', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ version, saved_at: savedAt, id, name, headline }) => ({
    version,
    savedAt,
    savedBy: colleague(id, name),
    headline: headline ?? '',
  }))
}

/** One version, whole; null where none of that number was saved. */
export async function findSavedVersion(
  db: Db,
  articleId: string,
  version: number,
): Promise<(Omit<SavedVersion, 'headline'> & { slug: string; text: ArticleText }) | null> {
  const row = await versionRows(db, articleId)
    .select(['v.fields', 'v.blocks'])
    .where('v.version', '=', version)
    .executeTakeFirst()
  if (!row) return null
  const blocks = await db
    .selectFrom('saved_blocks')
    .select(['digest', 'block'])
    .where('article_id', '=', articleId)
    .where((e) => e('digest', '=', e.fn.any(e.val(row.blocks))))
    .execute()
  const blockOf = new Map<string, unknown>(blocks.map(({ digest, block }) => [digest, block]))
  return {
    version,
    savedAt: row.saved_at,
    savedBy: colleague(row.id, row.name),
    ...textFromVersion(row, blockOf),
  }
}

function versionRows(db: Db, articleId: string) {
  return db
    .selectFrom('saved_versions as v')
    .leftJoin('accounts as a', 'a.id', 'v.saved_by')
    .select(['v.version', 'v.saved_at', 'a.id', 'a.name'])
    .where('v.article_id', '=', articleId)
}
