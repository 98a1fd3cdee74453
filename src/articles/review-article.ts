import type { DeskState } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { lockArticle, requireNotKilled } from './publishing/lock-article.ts'
import { getWorkingCopy } from './publishing/working-copy.ts'

export type Review = {
  actor: Actor
  articleId: string
  /** the version that was looked at: nobody approves what somebody else has written meanwhile */
  expectedVersion: number
  /** for the colleagues; not for readers */
  note?: string
}

export type ReviewOutcome =
  | { ok: true; deskState: DeskState }
  | { ok: false; reason: 'conflict'; version: number }
  | { ok: false; reason: 'wrong-state'; deskState: DeskState }

/**
 * The writer is done: the piece waits for an editor. From draft.
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`, `headline-missing`
 */
export function submitArticle(tx: Tx, review: Review): Promise<ReviewOutcome> {
  return step(tx, review, { act: 'submitted', from: ['draft'], to: 'submitted' })
}

/**
 * The piece goes back to its writer, with a note that says why. From submitted and approved.
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`, `headline-missing`
 */
export function sendBackArticle(tx: Tx, review: Review & { note: string }): Promise<ReviewOutcome> {
  return step(tx, review, { act: 'sent-back', from: ['submitted', 'approved'], to: 'draft' })
}

/**
 * The piece may be published. From draft, where an editor has written it, and from submitted.
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`, `headline-missing`
 */
export function approveArticle(tx: Tx, review: Review): Promise<ReviewOutcome> {
  return step(tx, review, { act: 'approved', from: ['draft', 'submitted'], to: 'approved' })
}

type Step = {
  act: 'submitted' | 'sent-back' | 'approved'
  from: readonly DeskState[]
  to: DeskState
}

async function step(tx: Tx, review: Review, { act, from, to }: Step): Promise<ReviewOutcome> {
  const { actor, articleId, expectedVersion, note } = review
  requireNotKilled(await lockArticle(tx, articleId))
  // Refuses what has no headline yet, and what was expunged.
  const { version, deskState } = await getWorkingCopy(tx, articleId)
  if (version !== expectedVersion) return { ok: false, reason: 'conflict', version }
  if (!from.includes(deskState)) return { ok: false, reason: 'wrong-state', deskState }
  await tx
    .updateTable('working_copies')
    .set({ desk_state: to })
    .where('article_id', '=', articleId)
    .execute()
  if (note) await keepNote(tx, { actor, articleId, act, words: note })
  const name = `article.${act}`
  await recordAct(tx, { actor, act: name, subject: articleId, detail: { version } })
  await appendEvent(tx, { name, subject: articleId, tags: [] })
  return { ok: true, deskState: to }
}

type Note = { actor: Actor; articleId: string; act: Step['act']; words: string }

async function keepNote(tx: Tx, { actor, articleId, act, words }: Note): Promise<void> {
  await tx
    .insertInto('desk_notes')
    .values({ id: newId(), article_id: articleId, act, words, by: actor.accountId })
    .execute()
}
