import { Cron } from 'croner'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { addDays } from './day-number.ts'
import type { Ask, Bank } from './sources/bank.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import { dayIn } from './zone-moment.ts'

/** What is done by the clock of a bank. */
export type DueFetch = { source: string; purpose: 'latest' | 'recheck' }

/** In the morning, before the bank's own day begins. */
const RECHECKS = '40 6 * * *'

/**
 * What should have been done by now and was not: the newest tables at each of the bank's hours, and
 * the last days once a day. Hours that passed while nothing ran count once.
 */
export async function listDueFetches(
  db: Db,
  banks: readonly Bank[],
  now: Date,
): Promise<DueFetch[]> {
  const all = banks.flatMap(({ facts, recheckDays }): DueFetch[] => [
    { source: facts.code, purpose: 'latest' },
    ...(recheckDays > 0 ? [{ source: facts.code, purpose: 'recheck' as const }] : []),
  ])
  if (all.length === 0) return []
  const { rows } = await sql<DueFetch & { last: Date | null }>`
    select k.source, k.purpose, (
      select begun_at from rate_fetches f
      where f.source = k.source and f.purpose = k.purpose order by begun_at desc limit 1
    ) as last
    from unnest(${all.map((one) => one.source)}::text[], ${all.map((one) => one.purpose)}::text[])
      as k (source, purpose)`.execute(db)
  return rows.flatMap(({ source, purpose, last }) => {
    const facts = banks.find((bank) => bank.facts.code === source)?.facts
    const hour = facts && lastHour(facts, purpose, now)
    return hour && (!last || last < hour) ? { source, purpose } : []
  })
}

/** What a bank is asked for: its newest tables, or those of the last days once more. */
export function asksFor(bank: Bank, purpose: DueFetch['purpose'], now: Date): Iterable<Ask> {
  const today = dayIn(bank.facts.zone, now)
  if (purpose === 'latest') return bank.latest(today)
  return bank.past(addDays(today, -bank.recheckDays), today, null)
}

/** The last moment by the bank's clock at which it was to be asked. */
export function lastHour(
  { publication, zone }: Pick<SourceFacts, 'publication' | 'zone'>,
  purpose: DueFetch['purpose'],
  now: Date,
): Date | null {
  if (!publication) return null
  const pattern = purpose === 'latest' ? publication.looks : RECHECKS
  return new Cron(pattern, { timezone: zone, paused: true }).previousRuns(1, now)[0] ?? null
}
