import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

export type StuckSchedule = {
  articleId: string
  headline: string
  dueAt: Date
  /** a code that a program can act on */
  because: string
  /** the same for a person */
  sentence: string
}

/** A worker that runs takes what is due within a second; the clock looks again each minute. */
const GRACE_SECONDS = 90

/**
 * Scheduled pieces whose hour has passed and that are not published, with why, the oldest first.
 * What nobody has tried yet is told as such: then no worker runs.
 */
export async function listStuckSchedules(db: Db, now: Date): Promise<StuckSchedule[]> {
  const rows = await db
    .selectFrom('working_copies as copy')
    .select(['copy.article_id', 'copy.headline', 'copy.stuck_because', 'copy.embargo_until'])
    .select(sql<Date>`copy.publish_at`.as('dueAt'))
    .where('copy.desk_state', '=', 'scheduled')
    .where('copy.publish_at', '<=', now)
    .orderBy('copy.publish_at')
    .execute()
  return rows.flatMap(({ article_id: articleId, headline, dueAt, ...row }) => {
    const isFresh = now.getTime() - dueAt.getTime() < GRACE_SECONDS * 1000
    const isHeld = row.embargo_until !== null && row.embargo_until > now
    const because = isHeld ? 'embargo' : row.stuck_because
    if (because === null && isFresh) return []
    return [{ articleId, headline, dueAt, because: because ?? 'not-tried', ...told(because) }]
  })
}

/** Why a scheduled piece was not published, for a person. */
function told(because: string | null): { sentence: string } {
  if (because === null) return { sentence: 'Nothing has tried to publish it: no worker runs.' }
  return { sentence: sentences[because] ?? 'It could not be published; the log has more.' }
}

const sentences: Record<string, string> = {
  embargo: 'It is still under embargo.',
  'headline-missing': 'It has no headline.',
  'words-expunged': 'It holds words that were expunged: take them out.',
  'rights-unknown': 'By what right it may be printed is not written down.',
  'second-person-needed':
    'Somebody has to approve it who has not written it: take it off the schedule, send it back and ask a colleague.',
  broken: 'Its text cannot be read; the log has more.',
}
