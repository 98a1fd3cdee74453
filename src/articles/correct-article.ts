import { sql } from 'kysely'
import type { CorrectionInput } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { Failure } from '#platform/failure.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { fileArticleChanged } from './article-changed-job.ts'
import { listArticleTags } from './publishing/article-tags.ts'
import { type LockedArticle, lockArticle, requirePublic } from './publishing/lock-article.ts'
import { putBeforePublic } from './publishing/put-before-public.ts'
import { requireNoEmbargo } from './publishing/require-no-embargo.ts'
import { requireNothingExpunged } from './publishing/require-nothing-expunged.ts'
import { getWorkingCopy, type WorkingCopy } from './publishing/working-copy.ts'
import { textDigest } from './reading/article-text.ts'

export type CorrectionToPublish = {
  actor: Actor
  articleId: string
  correction: CorrectionInput
  /** in the past for imports and samples only, and never before what it corrects */
  at?: Date
  /** the moment of the act */
  now?: Date
}

/**
 * Prints the working copy of a public piece as its next revision, with a note for the readers.
 * A clarification or a reply may leave the text as it is; a correction or an update may not.
 *
 * @throws Failure `article-unknown`, `article-not-public`, `correction-too-early`, `in-the-future`,
 * `embargo`, `nothing-changed`, `words-expunged`
 */
export async function correctArticle(
  tx: Tx,
  { actor, articleId, correction, now = new Date(), at = now }: CorrectionToPublish,
): Promise<{ path: string; publishedNumber: number }> {
  const article = await lockArticle(tx, articleId)
  requirePublic(article)
  const printed = await getPrinted(tx, article)
  requireMoment({ at, now, after: printed.publishedAt })
  const copy = await getWorkingCopy(tx, articleId)
  requireNoEmbargo(copy, now)
  const { kind, publicNote } = correction
  if (kind === 'correction' || kind === 'update') requireChange(printed.digest, copy)
  await requireNothingExpunged(tx, article, { copy, note: publicNote })
  const before = await listArticleTags(tx, article)
  const { path, publishedNumber } = await putBeforePublic(tx, { actor, article, copy, at })
  await tx
    .insertInto('corrections')
    .values({
      id: newId(),
      article_id: articleId,
      published_number: publishedNumber,
      kind,
      public_note: publicNote,
      at,
    })
    .execute()
  const after = await listArticleTags(tx, article)
  const act = 'article.corrected'
  await recordAct(tx, { actor, act, subject: articleId, detail: { path, publishedNumber, kind } })
  await fileArticleChanged(tx, articleId)
  await appendEvent(tx, {
    name: act,
    subject: articleId,
    tags: [...new Set([...before, ...after])],
  })
  return { path, publishedNumber }
}

async function getPrinted(tx: Tx, { publicRevisionId }: LockedArticle) {
  return tx
    .selectFrom('revisions')
    .select(['digest', sql<Date>`published_at`.as('publishedAt')])
    .where('id', '=', publicRevisionId)
    .executeTakeFirstOrThrow()
}

function requireMoment({ at, now, after }: { at: Date; now: Date; after: Date }): void {
  if (at < after) {
    throw new Failure(
      'correction-too-early',
      `A correction of ${at.toISOString()} would be older than what it corrects, which was published at ${after.toISOString()}.`,
    )
  }
  if (at > now) throw new Failure('in-the-future', `${at.toISOString()} is still to come.`)
}

function requireChange(printedDigest: string, copy: WorkingCopy): void {
  if (printedDigest !== textDigest(copy.text)) return
  throw new Failure('nothing-changed', 'The text is the same as the one that is public.')
}
