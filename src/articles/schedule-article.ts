import type { DeskState } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { Failure } from '#platform/failure.ts'
import { dropJob, fileJob } from '#platform/queue.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { publishDueJob, publishDueKey } from './publish-due-job.ts'
import { lockArticle, requireNotKilled, requireRights } from './publishing/lock-article.ts'
import { requireNothingExpunged } from './publishing/require-nothing-expunged.ts'
import { getWorkingCopy } from './publishing/working-copy.ts'

export type Schedule = {
  actor: Actor
  articleId: string
  /** a moment that has passed means: at once */
  publishAt: Date
  /** until when nobody may publish it by hand either */
  embargoUntil?: Date
}

/**
 * Sets when a piece that is not public is published. Doing it again sets another time.
 * @throws Failure `article-unknown`, `article-killed`, `already-published`, `rights-unknown`,
 * `embargo`, `words-expunged`
 */
export async function scheduleArticle(
  tx: Tx,
  { actor, articleId, publishAt, embargoUntil }: Schedule,
): Promise<void> {
  const article = await lockArticle(tx, articleId)
  requireNotKilled(article)
  if (article.publicState === 'published') {
    throw new Failure('already-published', 'The piece is public already.')
  }
  requireRights(article)
  const copy = await getWorkingCopy(tx, articleId)
  const embargo = embargoUntil ?? copy.embargoUntil
  if (embargo && embargo > publishAt) {
    throw new Failure('embargo', `The piece is under embargo until ${embargo.toISOString()}.`)
  }
  await requireNothingExpunged(tx, article, { copy })
  await tx
    .updateTable('working_copies')
    .set({
      desk_state: 'scheduled',
      publish_at: publishAt,
      embargo_until: embargo,
      stuck_because: null,
    })
    .where('article_id', '=', articleId)
    .execute()
  await fileJob(tx, publishDueJob, {}, { runAt: publishAt, key: publishDueKey(articleId) })
  const act = 'article.scheduled'
  const detail = {
    publishAt: publishAt.toISOString(),
    embargoUntil: embargo?.toISOString() ?? null,
  }
  await recordAct(tx, { actor, act, subject: articleId, detail })
  await appendEvent(tx, { name: act, subject: articleId, tags: [] })
}

/**
 * Takes a piece off the schedule. It is approved still, where it was, and its embargo stays.
 * @throws Failure `article-unknown`, `not-scheduled`
 */
export async function unscheduleArticle(
  tx: Tx,
  { actor, articleId }: { actor: Actor; articleId: string },
): Promise<DeskState> {
  await lockArticle(tx, articleId)
  const copy = await tx
    .selectFrom('working_copies')
    .select(['desk_state', 'approved_version'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  if (copy?.desk_state !== 'scheduled') {
    throw new Failure('not-scheduled', 'The piece is not scheduled.')
  }
  const deskState = copy.approved_version === null ? 'draft' : 'approved'
  await tx
    .updateTable('working_copies')
    .set({ desk_state: deskState, publish_at: null, stuck_because: null })
    .where('article_id', '=', articleId)
    .execute()
  await dropJob(tx, publishDueKey(articleId))
  const act = 'article.unscheduled'
  await recordAct(tx, { actor, act, subject: articleId })
  await appendEvent(tx, { name: act, subject: articleId, tags: [] })
  return deskState
}
