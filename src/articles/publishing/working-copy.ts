import {
  type ArticleText,
  type CorrectionInput,
  correctionSchema,
  type DeskState,
  deskStateSchema,
} from '#contract/article.ts'
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
  /** of a public piece: what readers are to be told of the change; null: not written yet */
  correction: CorrectionInput | null
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
    .select(['slug', 'bylines', 'correction_kind', 'correction_note'])
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
    correction: toCorrection(row),
    slug: row.slug,
    text: textFromRow(row),
  }
}

/** What is written for the readers about a change of a public piece; null: nothing yet. */
export function toCorrection(row: {
  correction_kind: string | null
  correction_note: string | null
}): CorrectionInput | null {
  if (row.correction_kind === null || row.correction_note === null) return null
  return correctionSchema.parse({ kind: row.correction_kind, publicNote: row.correction_note })
}

/** The desk starts anew: nothing is approved, scheduled or under embargo any more. */
export async function returnToDraft(tx: Tx, articleId: string): Promise<void> {
  await tx
    .updateTable('working_copies')
    .set({
      desk_state: 'draft',
      publish_at: null,
      stuck_because: null,
      embargo_until: null,
      approved_by: null,
      approved_version: null,
      correction_kind: null,
      correction_note: null,
    })
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
