import type { CorrectionInput } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { Actor } from '#staff/audit-log.ts'
import { requireSecondPerson } from './approving/second-person.ts'
import { correctArticle } from './correct-article.ts'
import { type DeskPiece, lockWorkingCopy } from './find-working-copy.ts'
import { publishArticle } from './publish-article.ts'
import type { ReviewOutcome } from './review-article.ts'
import { scheduleArticle } from './schedule-article.ts'

type Refused = Exclude<ReviewOutcome, { ok: true }>
type Printed = { ok: true; path: string; publishedNumber: number }

export type OfApproved = { actor: Actor; articleId: string; expectedVersion: number }

/**
 * Publishes a piece that was approved, as it stood then: a version that somebody has written
 * meanwhile is not the one that was looked at.
 *
 * @throws Failure `article-unknown`, `second-person-needed` and those of publishArticle
 */
export async function publishApproved(tx: Tx, of: OfApproved): Promise<Printed | Refused> {
  const refused = await findRefusal(tx, of, ['approved', 'scheduled'])
  if (refused) return refused
  const { actor, articleId } = of
  return { ok: true, ...(await publishArticle(tx, { actor, articleId })) }
}

/**
 * The same for the change of a public piece, with the note that was approved with it. Where the
 * piece is sealed the note is too; elsewhere it may be another.
 *
 * @throws Failure `article-unknown`, `second-person-needed`, `sealed` and those of correctArticle
 */
export async function correctApproved(
  tx: Tx,
  { correction, ...of }: OfApproved & { correction?: CorrectionInput | undefined },
): Promise<Printed | Refused> {
  const refused = await findRefusal(tx, of, ['approved'])
  if (refused) return refused
  const { actor, articleId } = of
  const piece = await lockWorkingCopy(tx, articleId)
  if (piece?.isSealed) requireSameNote(piece.correction, correction)
  const written = correction ?? piece?.correction
  if (!written) return { ok: false, reason: 'note-missing' }
  return { ok: true, ...(await correctArticle(tx, { actor, articleId, correction: written })) }
}

/**
 * Sets when an approved piece is published, or another time for one that is scheduled.
 * @throws Failure `in-the-past`, `second-person-needed` and those of scheduleArticle
 */
export async function scheduleApproved(
  tx: Tx,
  { publishAt, now, ...of }: OfApproved & { publishAt: Date; now: Date },
): Promise<{ ok: true } | Refused> {
  const refused = await findRefusal(tx, of, ['approved', 'scheduled'])
  if (refused) return refused
  if (publishAt <= now) {
    throw new Failure('in-the-past', `${publishAt.toISOString()} has passed already.`)
  }
  const { actor, articleId } = of
  await scheduleArticle(tx, { actor, articleId, publishAt })
  return { ok: true }
}

function requireSameNote(
  approved: CorrectionInput | null,
  given: CorrectionInput | undefined,
): void {
  if (!approved || !given) return
  if (approved.kind === given.kind && approved.publicNote === given.publicNote) return
  throw new Failure(
    'sealed',
    'The note to the readers was approved by a second person: send the piece back to change it.',
  )
}

async function findRefusal(
  tx: Tx,
  { articleId, expectedVersion }: OfApproved,
  from: readonly DeskPiece['deskState'][],
): Promise<Refused | null> {
  const piece = await lockWorkingCopy(tx, articleId)
  if (!piece) return null
  const { version, deskState } = piece
  if (version !== expectedVersion) return { ok: false, reason: 'conflict', version }
  if (!from.includes(deskState)) return { ok: false, reason: 'wrong-state', deskState }
  await requireSecondPerson(tx, articleId)
  return null
}
