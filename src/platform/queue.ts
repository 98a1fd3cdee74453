import { type CronItem, parseCronItems, run, type TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { z } from 'zod'
import type { Tx } from './database.ts'
import type { Log } from './log.ts'
import { queueLogger } from './queue-logger.ts'

/** The name and payload of a kind of job; the room that files it exports one. */
export type Job<Payload> = { name: string; payload: z.ZodType<Payload> }

/** Who does a job of that kind. Only work.ts puts these together. */
export type JobHandler = { name: string; run: (payload: unknown) => Promise<void> }

/** A handler that trusts nothing it reads from the table. */
export function handle<P>(job: Job<P>, act: (payload: P) => Promise<void>): JobHandler {
  return { name: job.name, run: (payload) => act(job.payload.parse(payload)) }
}

/**
 * Files a job in the transaction of the act that causes it. The same `key` replaces a waiting one;
 * the jobs of one `queue` are done one after the other.
 */
export async function fileJob<P>(
  tx: Tx,
  job: Job<P>,
  payload: P,
  options: { runAt?: Date; key?: string; queue?: string; maxAttempts?: number } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${job.name}, payload => ${JSON.stringify(job.payload.parse(payload))}::json,
    queue_name => ${options.queue ?? null}::text,
    run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${options.maxAttempts ?? null}::int,
    job_key => ${options.key ?? null}::text
  )`.execute(tx)
}

/** Takes a waiting job away; nothing happens where there is none. */
export async function dropJob(tx: Tx, key: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${key})`.execute(tx)
}

export type Worker = { stop(): Promise<void>; stopped: Promise<void> }

/** Runs jobs until stopped; a job in progress is finished first. */
export async function startWorker(options: {
  pool: pg.Pool
  log: Log
  handlers: readonly JobHandler[]
  crons?: readonly CronItem[]
}): Promise<Worker> {
  const taskList: TaskList = Object.fromEntries(
    options.handlers.map((handler) => [handler.name, (payload) => handler.run(payload)]),
  )
  const runner = await run({
    pgPool: options.pool,
    noHandleSignals: true,
    concurrency: 2,
    pollInterval: 2000,
    logger: queueLogger(options.log),
    taskList,
    parsedCronItems: parseCronItems([...(options.crons ?? [])]),
  })
  return { stop: () => runner.stop(), stopped: runner.promise }
}
