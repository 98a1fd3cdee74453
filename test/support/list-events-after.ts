import type { Db } from '#platform/database.ts'
import type { StoredEvent } from '#platform/events.ts'

/** Events after `seq`, oldest first. */
export function listEventsAfter(db: Db, seq: string, limit = 1000): Promise<StoredEvent[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}
