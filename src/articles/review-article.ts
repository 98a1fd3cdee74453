import type { ArticleKind, CorrectionInput, DeskState } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { type Actor, recordAct } from '#staff/audit-log.ts'
import { isSecondPerson, needsSecondPerson } from './approving/second-person.ts'
import { keepOverride } from './overrides.ts'
import { lockArticle, requireNotKilled } from './publishing/lock-article.ts'
import { requireNothingExpunged } from './publishing/require-nothing-expunged.ts'
import { getWorkingCopy, type WorkingCopy } from './publishing/working-copy.ts'

export type Review = {
  actor: Actor
  articleId: string
  /** the version that was looked at: nobody approves what somebody else has written meanwhile */
  expectedVersion: number
  /** for the colleagues; not for readers */
  note?: string | undefined
  /** of a public piece: what readers are to be told of the change, where it is not written yet */
  correction?: CorrectionInput | undefined
}

export type ReviewOutcome =
  | { ok: true; deskState: DeskState }
  | { ok: false; reason: 'conflict'; version: number }
  | { ok: false; reason: 'wrong-state'; deskState: DeskState }
  /** a public piece changes, and nothing is written that readers would be told of it */
  | { ok: false; reason: 'note-missing' }
  /** its kind asks for somebody who has not written it */
  | { ok: false; reason: 'second-person-needed' }

/**
 * The writer is done: the piece waits for an editor. From draft.
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`, `headline-missing`,
 * `words-expunged`
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
 * The piece may be published. From draft, where an editor has written it, and from submitted. Where
 * its kind asks for a second person, somebody who wrote it needs a reason, which stays open until
 * another one has looked at it (overrides.ts).
 *
 * @throws Failure `article-unknown`, `article-killed`, `no-working-copy`, `headline-missing`,
 * `words-expunged`
 */
export function approveArticle(
  tx: Tx,
  review: Review & { overrideReason?: string | undefined },
): Promise<ReviewOutcome> {
  return step(tx, review, { act: 'approved', from: ['draft', 'submitted'], to: 'approved' })
}

type Step = {
  act: 'submitted' | 'sent-back' | 'approved'
  from: readonly DeskState[]
  to: DeskState
}

async function step(
  tx: Tx,
  review: Review & { overrideReason?: string | undefined },
  going: Step,
): Promise<ReviewOutcome> {
  const { actor, articleId, note, correction } = review
  const { act, to } = going
  const article = await lockArticle(tx, articleId)
  requireNotKilled(article)
  const isChange = article.publicState === 'published'
  // Refuses what has no headline yet, and a piece that was expunged.
  const copy = await getWorkingCopy(tx, articleId)
  const refusal = findRefusal(copy, review, { ...going, isChange })
  if (refusal) return refusal
  if (act !== 'sent-back') {
    const publicNote = (correction ?? copy.correction)?.publicNote ?? ''
    await requireNothingExpunged(tx, article, { copy, note: publicNote })
  }
  const { version } = copy
  const passing = { ...review, kind: copy.text.kind }
  const isOverride = act === 'approved' && (await isAlone(tx, passing))
  if (isOverride && !review.overrideReason) return { ok: false, reason: 'second-person-needed' }
  if (isOverride) await override(tx, passing)
  await tx
    .updateTable('working_copies')
    .set({
      desk_state: to,
      approved_by: act === 'approved' ? actor.accountId : null,
      approved_version: act === 'approved' ? version : null,
      ...(isChange && correction && asColumns(correction)),
    })
    .where('article_id', '=', articleId)
    .execute()
  if (note) await keepNote(tx, { actor, articleId, act, words: note })
  const name = `article.${act}`
  const detail = { version, ...(isOverride && { override: review.overrideReason ?? '' }) }
  await recordAct(tx, { actor, act: name, subject: articleId, detail })
  await appendEvent(tx, { name, subject: articleId, tags: [] })
  return { ok: true, deskState: to }
}

function findRefusal(
  { version, deskState, correction: written }: WorkingCopy,
  { expectedVersion, correction }: Review,
  { act, from, isChange }: Step & { isChange: boolean },
): Exclude<ReviewOutcome, { ok: true }> | null {
  if (version !== expectedVersion) return { ok: false, reason: 'conflict', version }
  if (!from.includes(deskState)) return { ok: false, reason: 'wrong-state', deskState }
  if (isChange && act !== 'sent-back' && !correction && !written) {
    return { ok: false, reason: 'note-missing' }
  }
  return null
}

type Passing = Review & { kind: ArticleKind; overrideReason?: string | undefined }

async function isAlone(tx: Tx, { articleId, actor, kind }: Passing): Promise<boolean> {
  if (!(await needsSecondPerson(tx, kind))) return false
  return !(await isSecondPerson(tx, { articleId, accountId: actor.accountId }))
}

async function override(tx: Tx, passing: Passing): Promise<void> {
  const { actor, articleId, kind, expectedVersion: version, overrideReason: reason } = passing
  // A command speaks for nobody: it has no colleague who could look at it.
  if (actor.accountId === null || !reason) return
  await keepOverride(tx, { by: actor.accountId, articleId, kind, version, reason })
}

function asColumns({ kind, publicNote }: CorrectionInput) {
  return { correction_kind: kind, correction_note: publicNote }
}

type Note = { actor: Actor; articleId: string; act: Step['act']; words: string }

async function keepNote(tx: Tx, { actor, articleId, act, words }: Note): Promise<void> {
  await tx
    .insertInto('desk_notes')
    .values({ id: newId(), article_id: articleId, act, words, by: actor.accountId })
    .execute()
}
