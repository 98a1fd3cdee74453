import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import type { Expunction, ReasonClass } from '../expunction.ts'
import { listArticleTags } from '../publishing/article-tags.ts'
import { destroyArticle } from './destroy-article.ts'
import { destroyPassage } from './destroy-passage.ts'
import { whileExpunging } from './expunging.ts'
import type { LockedWork } from './lock-work.ts'
import { hasSlug, type Target, targetOf } from './passage.ts'

/** Whether anything was destroyed, and the tags of the pages that showed it. */
export type Applied = { changed: boolean; tags: string[] }

/** @param passage folded */
export function applyPassage(tx: Tx, work: LockedWork, passage: string): Promise<Applied> {
  const target = targetOf([passage])
  return withTags(tx, work, target, async () => (await destroyPassage(tx, work, target)) > 0)
}

export function applyArticle(
  tx: Tx,
  work: LockedWork,
  { articleId, reasonClass }: { articleId: string; reasonClass: ReasonClass },
): Promise<Applied> {
  return withTags(tx, work, null, async () => {
    const article = work.find(({ id }) => id === articleId)
    return article !== undefined && destroyArticle(tx, article, reasonClass)
  })
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
  const act = 'article.expunged'
  const { id, articleId, scope, reasonClass, confirmedBy } = expunction
  const detail = { expunction: id, scope, reasonClass, confirmedBy, isReplay }
  await recordAct(tx, { actor, act, subject: articleId, detail })
  await appendEvent(tx, { name: act, subject: articleId, tags })
}

async function withTags(
  tx: Tx,
  work: LockedWork,
  target: Target | null,
  destroy: () => Promise<boolean>,
): Promise<Applied> {
  const before = await listWorkTags(tx, work)
  const changed = await whileExpunging(tx, destroy)
  const tags = new Set([...before, ...(await listWorkTags(tx, work))])
  // An address that told of the passage goes; its pages carry the tag of the piece as well.
  const kept = [...tags].filter((tag) => target === null || !hasSlug(tag, target))
  return { changed, tags: kept }
}

async function listWorkTags(tx: Tx, work: LockedWork): Promise<string[]> {
  const tags: string[] = []
  for (const article of work) tags.push(...(await listArticleTags(tx, article)))
  return tags
}
