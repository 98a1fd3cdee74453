import { z } from 'zod'
import { type Db, transact } from '#platform/database.ts'
import type { OutgoingOptions } from '#platform/outgoing.ts'
import { OutgoingFault } from '#platform/outgoing-fault.ts'
import { fileJob, type Job } from '#platform/queue.ts'
import { type CallSettings, callBank, getBank } from './call-bank.ts'
import { asksFor, type DueFetch, listDueFetches } from './fetch-schedule.ts'
import { type FetchResult, fetchTables } from './fetch-tables.ts'
import type { Bank } from './sources/bank.ts'

/** Asks one bank; filed by `fileDueFetches`. */
export const fetchRatesJob: Job<DueFetch> = {
  name: 'fetch-rates',
  payload: z.strictObject({ source: z.string(), purpose: z.enum(['latest', 'recheck']) }),
}

/** Files a job for each fetch that is due; one that waits already is not doubled. */
export async function fileDueFetches(db: Db, banks: readonly Bank[], now: Date): Promise<number> {
  const due = await listDueFetches(db, banks, now)
  if (due.length === 0) return 0
  await transact(db, async (tx) => {
    for (const fetch of due) {
      const key = `fetch-rates:${fetch.source}:${fetch.purpose}`
      // One after the other, so that a slow bank never takes both hands of the worker.
      await fileJob(tx, fetchRatesJob, fetch, { key, queue: 'rates', maxAttempts: 1 })
    }
  })
  return due.length
}

/** Does a filed fetch, unless it was done meanwhile. What `signal` ends stays due. */
export async function fetchIfDue(
  db: Db,
  due: DueFetch,
  options: {
    settings: CallSettings
    signal: AbortSignal
    now?: Date
    /** for tests */
    call?: Partial<OutgoingOptions>
  },
): Promise<FetchResult[]> {
  const { settings, signal, now = new Date(), call } = options
  const bank = getBank(due.source)
  const still = await listDueFetches(db, [bank], now)
  if (!still.some(({ purpose }) => purpose === due.purpose)) return []
  const outgoing = callBank(bank, settings, call)
  try {
    const asks = asksFor(bank, due.purpose, now)
    return await fetchTables(db, bank, asks, { outgoing, purpose: due.purpose, signal })
  } catch (error) {
    if (error instanceof OutgoingFault && error.code === 'stopped') return []
    throw error
  } finally {
    await outgoing.close()
  }
}
