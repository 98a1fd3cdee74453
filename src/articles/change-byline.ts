import { type Edition, editionSchema } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { byline } from './listing-keys.ts'
import { bylineTag, listingTag } from './tags.ts'

export type BylineChange = {
  actor: Actor
  bylineId: string
  name: string
  about: string
  isPseudonym: boolean
  disclosure: string
  /** whether any may be changed, or those alone that the actor stands behind */
  mayChangeAll: boolean
}

/**
 * Another name, description or disclosure. What was printed keeps the name that it was printed under,
 * and leads to the page of the byline, whose address stays. null: there is none, or it is not theirs.
 */
export async function changeByline(
  tx: Tx,
  { actor, bylineId, mayChangeAll, ...after }: BylineChange,
): Promise<{ slug: string; isOwn: boolean } | null> {
  const before = await tx
    .selectFrom('bylines')
    .select(['slug', 'name', 'about', 'is_pseudonym as isPseudonym', 'disclosure'])
    .where('id', '=', bylineId)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return null
  const isOwn = await standsBehind(tx, actor, bylineId)
  if (!isOwn && !mayChangeAll) return null
  const { name, about, isPseudonym, disclosure } = after
  const changed = fields.filter((field) => before[field] !== after[field])
  if (changed.length === 0) return { slug: before.slug, isOwn }
  await tx
    .updateTable('bylines')
    .set({ name, about, is_pseudonym: isPseudonym, disclosure })
    .where('id', '=', bylineId)
    .execute()
  // As add-byline.ts: who stands behind a pseudonym must not be read from the log, nor its other name.
  const isHidden = isOwn && (isPseudonym || before.isPseudonym)
  const act = 'byline.changed'
  await recordAct(tx, {
    actor: isHidden ? { accountId: null } : actor,
    act,
    subject: bylineId,
    detail: { changed },
  })
  await appendEvent(tx, { name: act, subject: bylineId, tags: await tagsOf(tx, bylineId) })
  return { slug: before.slug, isOwn }
}

const fields = ['name', 'about', 'isPseudonym', 'disclosure'] as const

async function standsBehind(tx: Tx, actor: Actor, bylineId: string): Promise<boolean> {
  if (actor.accountId === null) return false
  const row = await tx
    .selectFrom('byline_accounts')
    .select('byline_id')
    .where('byline_id', '=', bylineId)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** Its page in every edition with its feeds, and the pieces that tell what it is. */
async function tagsOf(tx: Tx, bylineId: string): Promise<string[]> {
  const rows = await tx.selectFrom('site_editions').select('edition').execute()
  const editions: Edition[] = rows.map(({ edition }) => editionSchema.parse(edition))
  return [bylineTag(bylineId), ...editions.map((edition) => listingTag(edition, byline(bylineId)))]
}
