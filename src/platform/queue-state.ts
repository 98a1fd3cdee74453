import { sql } from 'kysely'
import { z } from 'zod'
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

/** A kind of job of which some are overdue, have failed once or are given up. */
export type TroubledJobs = {
  name: string
  /** due for longer than the patience */
  overdue: number
  /** failed and tried again later */
  retrying: number
  /** given up after all tries */
  failed: number
  oldestDueAt: Date
  /** the first line */
  lastError: string | null
}

/** Kinds of jobs with which something is wrong, by name. What is being done is not counted. */
export async function listTroubledJobs(db: Db, patienceSeconds = 300): Promise<TroubledJobs[]> {
  const { rows } = await sql<Record<keyof TroubledJobs, unknown>>`
    with jobs as (
      select task_identifier as name, run_at, last_error, attempts,
        attempts >= max_attempts as given_up,
        attempts < max_attempts and run_at < now() - make_interval(secs => ${patienceSeconds}) as late
      from graphile_worker.jobs where locked_at is null)
    select name, count(*) filter (where late)::int as overdue,
      count(*) filter (where last_error is not null and not given_up)::int as retrying,
      count(*) filter (where given_up)::int as failed,
      min(run_at) as "oldestDueAt",
      (array_agg(split_part(last_error, E'\n', 1) order by run_at desc)
        filter (where last_error is not null))[1] as "lastError"
    from jobs where late or given_up or last_error is not null
    group by name order by name`.execute(db)
  return rows.map((row) => troubledSchema.parse(row))
}

const troubledSchema = z.object({
  name: z.string(),
  overdue: z.int(),
  retrying: z.int(),
  failed: z.int(),
  oldestDueAt: z.date(),
  lastError: z.string().nullable(),
})

/**
 * When a worker last did what the clock asked for, which one does every minute; null where none
 * ever did. The table is the queue's own, so a test holds that it is still there.
 */
export async function findLastBeat(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(last_execution) as at from graphile_worker._private_known_crontabs`.execute(db)
  return rows[0]?.at ?? null
}
