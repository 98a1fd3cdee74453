import { type Db, type Tx, transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { publishArticle } from './publish-article.ts'

/**
 * Publishes all scheduled pieces whose time has come, each in its own transaction, oldest first,
 * and returns their ids. Several processes may do it at once: each piece is published once.
 * What was due while nothing ran is published now, and dated now.
 *
 * @throws AggregateError after the others were published, where some could not be
 */
export async function publishDueArticles(db: Db, now: Date): Promise<string[]> {
  const published: string[] = []
  const failed = new Map<string, unknown>()
  for (;;) {
    const next = { now, except: [...published, ...failed.keys()] }
    let taken: string | null = null
    try {
      await transact(db, async (tx) => {
        taken = await takeNextDue(tx, next)
        if (taken) await publishArticle(tx, { actor: operator, articleId: taken, at: now })
      })
      if (!taken) break
      published.push(taken)
    } catch (error) {
      // Not about one piece: the database is away, say.
      if (!taken) throw error
      failed.set(taken, error)
    }
  }
  if (failed.size > 0) {
    const ids = [...failed.keys()].join(', ')
    throw new AggregateError(failed.values(), `could not publish what is due: ${ids}`)
  }
  return published
}

/** Locks the piece as every act does; what another process is publishing is passed over. */
async function takeNextDue(
  tx: Tx,
  { now, except }: { now: Date; except: string[] },
): Promise<string | null> {
  const due = () =>
    tx
      .selectFrom('working_copies as copy')
      .innerJoin('articles as a', 'a.id', 'copy.article_id')
      .select('a.id')
      .where('copy.desk_state', '=', 'scheduled')
      .where('copy.publish_at', '<=', now)
      .where((e) => e.or([e('copy.embargo_until', 'is', null), e('copy.embargo_until', '<=', now)]))
  const locked = await due()
    .where('a.id', 'not in', except.length > 0 ? except : [NOBODY])
    .orderBy('copy.publish_at')
    .orderBy('a.id')
    .limit(1)
    .forNoKeyUpdate('a')
    .skipLocked()
    .executeTakeFirst()
  if (!locked) return null
  // Its copy was not locked, and may have been taken off the schedule since it was read.
  const still = await due().where('a.id', '=', locked.id).executeTakeFirst()
  return still ? locked.id : takeNextDue(tx, { now, except: [...except, locked.id] })
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
