import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** What a minute's clock and a busy machine may cost; later than that is late. */
const GRACE_SECONDS = 120

export type LatePublication = {
  articleId: string
  headline: string
  path: string
  dueAt: Date
  printedAt: Date
  lateSeconds: number
}

/** Scheduled pieces that came before the readers later than they should have, newest first. */
export async function listLatePublications(db: Db, since: Date): Promise<LatePublication[]> {
  const lateSeconds = sql<number>`extract(epoch from r.created_at - r.due_at)::int`
  return db
    .selectFrom('revisions as r')
    .innerJoin('addresses as place', (join) =>
      join.onRef('place.article_id', '=', 'r.article_id').on('place.canonical', '=', true),
    )
    .select(['r.article_id as articleId', 'r.headline', 'place.path', 'r.created_at as printedAt'])
    .select([lateSeconds.as('lateSeconds'), sql<Date>`r.due_at`.as('dueAt')])
    .where('r.due_at', 'is not', null)
    .where('r.created_at', '>=', since)
    .where(lateSeconds, '>', GRACE_SECONDS)
    .orderBy('r.created_at', 'desc')
    .execute()
}

/** By how much a scheduled revision was late, in seconds; null where it was not. */
export function lateBy({
  dueAt,
  printedAt,
}: {
  dueAt: Date | null
  printedAt: Date
}): number | null {
  if (!dueAt) return null
  const seconds = Math.floor((printedAt.getTime() - dueAt.getTime()) / 1000)
  return seconds > GRACE_SECONDS ? seconds : null
}
