import type { Db } from '#platform/database.ts'
import { isSecondPerson, needsSecondPerson } from './approving/second-person.ts'
import { type Colleague, colleague } from './desk/desk-rows.ts'
import { listPrintedVersions, type PrintedVersion } from './find-printed-version.ts'
import type { DeskPiece } from './find-working-copy.ts'
import { type Hindrance, listHindrances } from './list-hindrances.ts'
import { listStuckSchedules } from './list-stuck-schedules.ts'

export type PassedAlone = { id: string; by: Colleague; reason: string; reviewedBy: Colleague }

/** Where a piece is on its way to the readers, beside its states. */
export type Workflow = {
  publicReason: string | null
  approved: { by: Colleague; version: number } | null
  needsSecondPerson: boolean
  /** whether the one who asks would be that */
  isSecondPerson: boolean
  /** the oldest that nobody else has looked at; else that of the version approved, or printed last */
  override: PassedAlone | null
  hindrances: Hindrance[]
  /** why it was not published at its hour; null: nothing is wrong */
  stuck: string | null
  /** newest first */
  printed: PrintedVersion[]
}

export async function findWorkflow(
  db: Db,
  piece: DeskPiece,
  { accountId, now }: { accountId: string; now: Date },
): Promise<Workflow> {
  const { articleId, text } = piece
  const row = await db
    .selectFrom('working_copies as copy')
    .innerJoin('articles as a', 'a.id', 'copy.article_id')
    .leftJoin('accounts as approver', 'approver.id', 'copy.approved_by')
    .select(['a.public_reason', 'copy.approved_version', 'approver.id', 'approver.name'])
    .where('copy.article_id', '=', articleId)
    .executeTakeFirstOrThrow()
  const printed = await listPrintedVersions(db, articleId)
  const version = row.approved_version ?? printed[0]?.fromVersion ?? null
  const stuck = await listStuckSchedules(db, now)
  return {
    publicReason: row.public_reason,
    approved:
      row.approved_version === null
        ? null
        : { by: colleague(row.id, row.name), version: row.approved_version },
    needsSecondPerson: await needsSecondPerson(db, text.kind),
    isSecondPerson: await isSecondPerson(db, { articleId, accountId }),
    override: await findOverride(db, articleId, version),
    hindrances: await listHindrances(db, piece, now),
    stuck: stuck.find((one) => one.articleId === articleId)?.sentence ?? null,
    printed,
  }
}

/** An open one of any version comes first: the first page names it until it was found at the piece. */
async function findOverride(
  db: Db,
  articleId: string,
  version: number | null,
): Promise<PassedAlone | null> {
  const rows = await db
    .selectFrom('overrides as o')
    .innerJoin('accounts as a', 'a.id', 'o.by')
    .leftJoin('accounts as reviewer', 'reviewer.id', 'o.reviewed_by')
    .select(['o.id as overrideId', 'o.version', 'o.reason', 'o.reviewed_at', 'a.id', 'a.name'])
    .select(['reviewer.id as reviewerId', 'reviewer.name as reviewerName'])
    .where('o.article_id', '=', articleId)
    .orderBy('o.at')
    .orderBy('o.id')
    .execute()
  const row =
    rows.find((one) => one.reviewed_at === null) ?? rows.findLast((one) => one.version === version)
  if (!row) return null
  return {
    id: row.overrideId,
    by: colleague(row.id, row.name),
    reason: row.reason,
    reviewedBy: colleague(row.reviewerId, row.reviewerName),
  }
}
