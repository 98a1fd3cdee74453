import { sql } from 'kysely'
import { z } from 'zod'
import type { Rights } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import type { FileCounts, RefusalWord } from './capture-report.ts'

/** One import that was not a dry run. `endedAt` null: still at work, or killed. */
export type ImportRun = FileCounts & {
  id: string
  beganAt: Date
  endedAt: Date | null
  accountId: string | null
  wishes: {
    edition: Edition
    sectionId: string | null
    date: string | null
    rights: Rights | null
    publish: boolean
  }
  /** in the named paths; fewer were read where the run was stopped */
  files: number
}

/** The last imports, newest first. */
export async function listImportRuns(db: Db, { limit }: { limit: number }): Promise<ImportRun[]> {
  const rows = await selectRuns(db)
    .orderBy('began_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toRun)
}

/** The run whose id begins like this, or the last one; null where there is none. */
export async function findImportRun(db: Db, id?: string): Promise<ImportRun | null> {
  if (id === undefined) return (await listImportRuns(db, { limit: 1 }))[0] ?? null
  const rows = await selectRuns(db)
    .where(sql<boolean>`starts_with(id::text, ${id.toLowerCase()})`)
    .limit(2)
    .execute()
  const [row] = rows
  return row && rows.length === 1 ? toRun(row) : null
}

export type StoredRefusal = { file: string; reason: RefusalWord }

/** The files that a run refused, in the order in which it came to them. */
export async function listRefusals(db: Db, runId: string): Promise<StoredRefusal[]> {
  const rows = await db
    .selectFrom('import_refusals')
    .select(['file', 'reason'])
    .where('run_id', '=', runId)
    .orderBy('position')
    .execute()
  // Written by noteRefusal alone.
  return rows.map(({ file, reason }) => ({ file, reason: reason as RefusalWord }))
}

function selectRuns(db: Db) {
  return db.selectFrom('import_runs').selectAll()
}

type RunRow = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>

function toRun(row: RunRow): ImportRun {
  const { id, began_at: beganAt, ended_at: endedAt, account_id: accountId } = row
  const { files, read, stored, already_there: alreadyThere, refused } = row
  const wishes = z.custom<ImportRun['wishes']>().parse(row.wishes)
  const pieces = z.custom<FileCounts['pieces']>().parse(row.pieces)
  return {
    ...{ id, beganAt, endedAt, accountId, wishes, files },
    ...{ read, stored, alreadyThere, refused, pieces },
  }
}
