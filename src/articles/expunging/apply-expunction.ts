import type { ReasonClass } from '#contract/desk-expunge.ts'
import type { Expunction } from '#expunctions/expunction.ts'
import { hasSlug, type Target, targetOf } from '#expunctions/passage.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { listArticleTags } from '../publishing/article-tags.ts'
import { destroyArticle } from './destroy-article.ts'
import { destroyPassage, type Removed } from './destroy-passage.ts'
import { whileExpunging } from './expunging.ts'
import { forgetFound } from './forget-found.ts'
import type { LockedWork } from './lock-work.ts'

/** Whether anything was destroyed, and the tags of the pages that showed it. */
export type Applied = { changed: boolean; tags: string[] }

/** @param passage folded */
export async function applyPassage(
  tx: Tx,
  work: LockedWork,
  passage: string,
): Promise<Applied & { removed: Removed }> {
  const target = targetOf([passage])
  const { result, tags } = await withTags(tx, work, target, () => destroyPassage(tx, work, target))
  const changed = Object.values(result.removed).some((count) => count > 0)
  return { changed, removed: result.removed, tags: [...new Set([...tags, ...result.tags])] }
}

export async function applyArticle(
  tx: Tx,
  work: LockedWork,
  { articleId, reasonClass }: { articleId: string; reasonClass: ReasonClass },
): Promise<Applied> {
  const { result: changed, tags } = await withTags(tx, work, null, async () => {
    const article = work.find(({ id }) => id === articleId)
    return article !== undefined && (await destroyArticle(tx, article, reasonClass))
  })
  return { changed, tags }
}

/** The audit row and the event of an expunction that did something. Last in the transaction. */
export async function fileExpunction(
  tx: Tx,
  {
    actor,
    expunction,
    tags,
    isReplay = false,
  }: { actor: Actor; expunction: Expunction; tags: readonly string[]; isReplay?: boolean },
): Promise<void> {
  const { id, articleId, scope, reasonClass, confirmedBy } = expunction
  const act = articleId ? 'article.expunged' : 'site.expunged'
  const subject = articleId ? { subject: articleId } : {}
  const detail = { expunction: id, scope, reasonClass, confirmedBy, isReplay }
  await recordAct(tx, { actor, act, ...subject, detail })
  await appendEvent(tx, { name: act, ...subject, tags })
}

async function withTags<T>(
  tx: Tx,
  work: LockedWork,
  target: Target | null,
  destroy: () => Promise<T>,
): Promise<{ result: T; tags: string[] }> {
  const before = await listWorkTags(tx, work)
  await forgetFound(tx, work)
  const result = await whileExpunging(tx, destroy)
  const tags = new Set([...before, ...(await listWorkTags(tx, work))])
  // An address that told of the passage goes; its pages carry the tag of the piece as well.
  const kept = [...tags].filter((tag) => target === null || !hasSlug(tag, target))
  return { result, tags: kept }
}

async function listWorkTags(tx: Tx, work: LockedWork): Promise<string[]> {
  const tags: string[] = []
  for (const article of work) tags.push(...(await listArticleTags(tx, article)))
  return tags
}
