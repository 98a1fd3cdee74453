import { type Db, type Tx, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { operator } from '#staff/audit-log.ts'
import { requireSecondPerson } from './approving/second-person.ts'
import { publishArticle } from './publish-article.ts'

/**
 * Publishes all scheduled pieces whose time has come, each in its own transaction, oldest first,
 * and returns their ids. Several processes may do it at once: each piece is published once.
 * What was due while nothing ran is published now, and dated now; list-late-publications.ts tells
 * of it. Why a piece could not be published is written down with it (list-stuck-schedules.ts).
 *
 * @throws AggregateError after the others were published, where some could not be
 */
export async function publishDueArticles(db: Db, now: Date): Promise<string[]> {
  const published: string[] = []
  const failed = new Map<string, unknown>()
  for (;;) {
    const next = { now, except: [...published, ...failed.keys()] }
    let taken: Due | null = null
    try {
      await transact(db, async (tx) => {
        taken = await takeNextDue(tx, next)
        if (taken) await publishDue(tx, taken, now)
      })
      if (!taken) break
      published.push(idOf(taken))
    } catch (error) {
      // Not about one piece: the database is away, say.
      if (!taken) throw error
      failed.set(idOf(taken), error)
      await keepFault(db, idOf(taken), error)
    }
  }
  if (failed.size > 0) {
    const ids = [...failed.keys()].join(', ')
    throw new AggregateError(failed.values(), `could not publish what is due: ${ids}`)
  }
  return published
}

/**
 * The rule may have been made since the piece was approved. What nobody approved the operator has
 * scheduled, and that is not judged.
 */
async function publishDue(tx: Tx, { isApproved, ...due }: Due, now: Date): Promise<void> {
  if (isApproved) await requireSecondPerson(tx, due.articleId)
  await publishArticle(tx, { actor: operator, ...due, at: now })
}

/** The piece, and for when it was scheduled. */
type Due = { articleId: string; dueAt: Date; isApproved: boolean }

/** What is assigned inside the transaction is not seen by the compiler outside. */
function idOf({ articleId }: Due): string {
  return articleId
}

/** The code alone: what is told of it is made from that. */
async function keepFault(db: Db, articleId: string, error: unknown): Promise<void> {
  await db
    .updateTable('working_copies')
    .set({ stuck_because: error instanceof Failure ? error.code : 'broken' })
    .where('article_id', '=', articleId)
    .where('desk_state', '=', 'scheduled')
    .execute()
}

/** Locks the piece as every act does; what another process is publishing is passed over. */
async function takeNextDue(
  tx: Tx,
  { now, except }: { now: Date; except: string[] },
): Promise<Due | null> {
  const due = () =>
    tx
      .selectFrom('working_copies as copy')
      .innerJoin('articles as a', 'a.id', 'copy.article_id')
      .select(['a.id', 'copy.publish_at', 'copy.approved_version'])
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
  if (!still?.publish_at) return takeNextDue(tx, { now, except: [...except, locked.id] })
  const isApproved = still.approved_version !== null
  return { articleId: still.id, dueAt: still.publish_at, isApproved }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
