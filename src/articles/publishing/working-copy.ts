import { type ArticleText, type DeskState, deskStateSchema } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { dropJob } from '#platform/queue.ts'
import { publishDueKey } from '../publish-due-job.ts'
import { textColumns, textFromRow } from '../reading/article-text.ts'

export type WorkingCopy = {
  articleId: string
  baseRevisionId: string | null
  version: number
  deskState: DeskState
  publishAt: Date | null
  embargoUntil: Date | null
  slug: string
  text: ArticleText
}

/**
 * The text that is to be printed or shown to an editor.
 * @throws Failure `no-working-copy`, where the text was expunged; `headline-missing`
 */
export async function getWorkingCopy(tx: Tx, articleId: string): Promise<WorkingCopy> {
  const row = await tx
    .selectFrom('working_copies')
    .select(['base_revision_id', 'version', 'desk_state', 'publish_at', 'embargo_until'])
    .select(['slug', 'bylines'])
    .select(textColumns)
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!row) throw noWorkingCopy()
  if (row.headline === '') {
    throw new Failure('headline-missing', 'The piece has no headline yet.')
  }
  return {
    articleId,
    baseRevisionId: row.base_revision_id,
    version: row.version,
    deskState: deskStateSchema.parse(row.desk_state),
    publishAt: row.publish_at,
    embargoUntil: row.embargo_until,
    slug: row.slug,
    text: textFromRow(row),
  }
}

/** The desk starts anew: nothing is scheduled or under embargo any more. */
export async function returnToDraft(tx: Tx, articleId: string): Promise<void> {
  await tx
    .updateTable('working_copies')
    .set({ desk_state: 'draft', publish_at: null, embargo_until: null })
    .where('article_id', '=', articleId)
    .execute()
  await dropJob(tx, publishDueKey(articleId))
}

/** @throws Failure `no-working-copy` */
export async function getVersion(tx: Tx, articleId: string): Promise<number> {
  const row = await tx
    .selectFrom('working_copies')
    .select('version')
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (!row) throw noWorkingCopy()
  return row.version
}

function noWorkingCopy(): Failure {
  return new Failure('no-working-copy', 'The piece has no text any more.')
}
