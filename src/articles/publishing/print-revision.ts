import type { Tx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#staff/audit-log.ts'
import { textDigest, textToRow } from '../reading/article-text.ts'
import type { WorkingCopy } from './working-copy.ts'

export type PrintedRevision = { id: string; publishedNumber: number }

export type Printing = {
  actor: Actor
  copy: WorkingCopy
  at: Date
  /** where the hour of its schedule has brought it */
  dueAt?: Date | null | undefined
}

/** Keeps the working copy as the next published revision. The article is locked by the caller. */
export async function printRevision(
  tx: Tx,
  { actor, copy, at, dueAt }: Printing,
): Promise<PrintedRevision> {
  const { bylines, ...columns } = textToRow(copy.text)
  const { max } = tx.fn
  const last = await tx
    .selectFrom('revisions')
    .select([max('number').as('number'), max('published_number').as('published')])
    .where('article_id', '=', copy.articleId)
    .executeTakeFirstOrThrow()
  const printed = { id: newId(), publishedNumber: (last.published ?? 0) + 1 }
  await tx
    .insertInto('revisions')
    .values({
      ...columns,
      id: printed.id,
      article_id: copy.articleId,
      number: (last.number ?? 0) + 1,
      published_number: printed.publishedNumber,
      derived_from_revision_id: copy.baseRevisionId,
      bylines_as_printed: bylines,
      digest: textDigest(copy.text),
      published_at: at,
      due_at: dueAt ?? null,
      from_version: copy.version,
      created_by: actor.accountId,
    })
    .execute()
  await tx
    .updateTable('working_copies')
    .set({ base_revision_id: printed.id })
    .where('article_id', '=', copy.articleId)
    .execute()
  return printed
}
