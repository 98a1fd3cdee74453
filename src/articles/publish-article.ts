import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { Failure } from '#platform/failure.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { fileArticleChanged } from './article-changed-job.ts'
import type { ArticleDay } from './published-article.ts'
import { listArticleTags } from './publishing/article-tags.ts'
import { lockArticle, requireNotKilled, requireRights } from './publishing/lock-article.ts'
import { putBeforePublic } from './publishing/put-before-public.ts'
import { requireNoEmbargo } from './publishing/require-no-embargo.ts'
import { requireNothingExpunged } from './publishing/require-nothing-expunged.ts'
import { getWorkingCopy } from './publishing/working-copy.ts'

export type Publication = {
  actor: Actor
  articleId: string
  /** the moment of publication; in the past for imports and samples only */
  at?: Date
  /** the day of the piece where it is not that of publication; null where nothing is known of it */
  day?: ArticleDay | null
  /** where its schedule has brought it: for when it was scheduled */
  dueAt?: Date
}

/**
 * Prints the working copy of a piece that is not public: never was, or was withdrawn.
 * A change to a public piece is a correction, clarification or update: see correct-article.ts.
 *
 * @throws Failure `article-unknown`, `article-killed`, `already-published`, `rights-unknown`,
 * `embargo`, `words-expunged`
 */
export async function publishArticle(
  tx: Tx,
  { actor, articleId, at = new Date(), day, dueAt }: Publication,
): Promise<{ path: string; publishedNumber: number }> {
  const article = await lockArticle(tx, articleId)
  requireNotKilled(article)
  if (article.publicState === 'published') {
    throw new Failure(
      'already-published',
      'The piece is public: publish a change to it with a note for the readers.',
    )
  }
  requireRights(article)
  const copy = await getWorkingCopy(tx, articleId)
  requireNoEmbargo(copy, at)
  await requireNothingExpunged(tx, article, { copy })
  // A piece that was never public has nothing yet that it could leave.
  const before = article.publicState === 'never' ? [] : await listArticleTags(tx, article)
  const { path, publishedNumber } = await putBeforePublic(tx, {
    ...{ actor, article, copy, at, day, dueAt },
  })
  const after = await listArticleTags(tx, article)
  const act = 'article.published'
  const due = dueAt ? { dueAt: dueAt.toISOString() } : {}
  await recordAct(tx, { actor, act, subject: articleId, detail: { path, publishedNumber, ...due } })
  await fileArticleChanged(tx, articleId)
  await appendEvent(tx, {
    name: act,
    subject: articleId,
    tags: [...new Set([...before, ...after])],
  })
  return { path, publishedNumber }
}
