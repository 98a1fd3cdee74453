import { sql } from 'kysely'
import type { Db } from './database.ts'

/** How many jobs wait for a later moment, are due, and have failed for good. */
export type QueueState = { waiting: number; due: number; failed: number }

export async function countJobs(db: Db): Promise<QueueState> {
  const { rows } = await sql<{ waiting: string; due: string; failed: string }>`
    select count(*) filter (where attempts < max_attempts and run_at > now()) as waiting,
      count(*) filter (where attempts < max_attempts and run_at <= now()) as due,
      count(*) filter (where attempts >= max_attempts and locked_at is null) as failed
    from graphile_worker.jobs`.execute(db)
  const [row] = rows
  return {
    waiting: Number(row?.waiting ?? 0),
    due: Number(row?.due ?? 0),
    failed: Number(row?.failed ?? 0),
  }
}

/**
 * When a worker last did what the clock asked for, which one does every minute; null where none
 * ever did. The table is the queue's own, so a test holds that it is still there.
 */
export async function findLastBeat(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(last_execution) as at from graphile_worker._private_known_crontabs`.execute(db)
  return rows[0]?.at ?? null
}
