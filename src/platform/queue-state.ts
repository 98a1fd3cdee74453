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

/** A worker does this when it starts, and as a job each minute: so it is seen that jobs are done. */
export async function recordBeat(db: Db): Promise<void> {
  const at = sql<Date>`clock_timestamp()`
  await db
    .insertInto('worker_beat')
    .values({ at })
    .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ at }))
    .execute()
}

/** When a worker last showed itself; null where none ever did. */
export async function findLastBeat(db: Db): Promise<Date | null> {
  const row = await db.selectFrom('worker_beat').select('at').executeTakeFirst()
  return row?.at ?? null
}
