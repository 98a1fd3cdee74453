import type { Db } from '#platform/database.ts'
import type { Outgoing } from '#platform/outgoing.ts'
import { addDays } from './day-number.ts'
import { type FetchResult, fetchTable } from './fetch-tables.ts'
import type { Ask, Bank } from './sources/bank.ts'

/** A bank that did not answer so often in a row is left alone. */
const PATIENCE = 3
/** A table so young when it was fetched may have been corrected since. */
const SETTLED_AFTER_DAYS = 7

export type BackfillStep = FetchResult | { outcome: 'done-before'; request: string }

export type Backfill = {
  total: number
  /** goes on until the end, until the bank does not answer, or until the signal */
  steps: AsyncIterable<BackfillStep>
}

/**
 * Fetches the tables from one day to another, politely and one after the other. What an earlier run
 * has brought is not asked for again, so the same order goes on where it was broken off.
 */
export async function backfillSource(
  db: Db,
  bank: Bank,
  options: {
    from: string
    to: string
    only: readonly string[] | null
    again: boolean
    outgoing: Outgoing
    signal: AbortSignal
  },
): Promise<Backfill> {
  const { historySince } = bank.facts
  const from = historySince && historySince > options.from ? historySince : options.from
  const asks = [...bank.past(from, options.to, options.only)]
  const settled = options.again ? new Set<string>() : await listSettled(db, bank, asks)
  return { total: asks.length, steps: run(db, bank, asks, settled, options) }
}

async function* run(
  db: Db,
  bank: Bank,
  asks: readonly Ask[],
  settled: ReadonlySet<string>,
  { outgoing, signal }: { outgoing: Outgoing; signal: AbortSignal },
): AsyncGenerator<BackfillStep> {
  let failures = 0
  for (const ask of asks) {
    if (signal.aborted || failures >= PATIENCE) return
    if (settled.has(ask.request)) {
      yield { outcome: 'done-before', request: ask.request }
      continue
    }
    const result = await fetchTable(db, bank, ask, { outgoing, purpose: 'backfill' })
    failures = result.outcome === 'failed' ? failures + 1 : 0
    yield result
  }
}

async function listSettled(db: Db, bank: Bank, asks: readonly Ask[]): Promise<Set<string>> {
  const last = new Map(asks.map((ask) => [ask.request, ask.days.last]))
  const rows = await db
    .selectFrom('rate_fetches')
    .select(['request', (e) => e.fn.max('begun_at').as('at')])
    .where('source', '=', bank.facts.code)
    .where('outcome', 'in', ['recorded', 'absent'])
    .groupBy('request')
    .execute()
  const isSettled = ({ request, at }: { request: string; at: Date }) => {
    const day = last.get(request)
    return day !== undefined && at.toISOString() > addDays(day, SETTLED_AFTER_DAYS)
  }
  return new Set(rows.filter(isSettled).map(({ request }) => request))
}
