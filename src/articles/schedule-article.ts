import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { Failure } from '#platform/failure.ts'
import { fileJob } from '#platform/queue.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { publishDueJob, publishDueKey } from './publish-due-job.ts'
import { lockArticle, requireNotKilled, requireRights } from './publishing/lock-article.ts'
import { requireNothingExpunged } from './publishing/require-nothing-expunged.ts'
import { getWorkingCopy, returnToDraft } from './publishing/working-copy.ts'

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
    .set({ desk_state: 'scheduled', publish_at: publishAt, embargo_until: embargo })
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
 * Takes a piece off the schedule, with its embargo: it is a draft again.
 * @throws Failure `article-unknown`, `not-scheduled`
 */
export async function unscheduleArticle(
  tx: Tx,
  { actor, articleId }: { actor: Actor; articleId: string },
): Promise<void> {
  await lockArticle(tx, articleId)
  const copy = await getWorkingCopy(tx, articleId)
  if (copy.deskState !== 'scheduled')
    throw new Failure('not-scheduled', 'The piece is not scheduled.')
  await returnToDraft(tx, articleId)
  const act = 'article.unscheduled'
  await recordAct(tx, { actor, act, subject: articleId })
  await appendEvent(tx, { name: act, subject: articleId, tags: [] })
}
