import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { addDays, type DayNumber, dayNumber, dayText } from './day-number.ts'
import { expectedDay, missedFixings, newestOf, type Past } from './expected-fixings.ts'
import { type FetchOutcome, WELL } from './fetching/fetch-log.ts'
import { readRates } from './rate-store.ts'
import type { RateTable } from './rate-table.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import { dayIn } from './zone-moment.ts'

/**
 * `never`: nothing was fetched yet; `late`: one or two tables are missing, which may be a holiday;
 * `stale`: three or more; `down`: something is missing, and the last attempt brought nothing.
 */
export type SourceState = 'well' | 'late' | 'stale' | 'down' | 'never'

export type SourceStatus = {
  source: string
  name: string
  state: SourceState
  /** 'YYYY-MM-DD' of the newest table; null where there is none */
  newest: string | null
  /** by now there should be a table of that day */
  expected: string
  /** fixings that should be there and are not */
  missed: number
  currencies: number
  lastAttempt: { at: Date; outcome: FetchOutcome; fault: string | null; sentence: string } | null
  lastWell: Date | null
  /** figures of the last month that wait for a decision */
  suspect: number
}

const STALE_AFTER = 3

/**
 * How each source stands; three queries a source. What is expected is learnt from its past, which
 * is read where `table` is not given.
 */
export async function listSourceStatus(
  db: Db,
  sources: readonly SourceFacts[],
  now: Date,
  table?: RateTable,
): Promise<SourceStatus[]> {
  const past = table ?? (await readPast(db, sources, now))
  return Promise.all(sources.map((facts) => statusOf(db, facts, past, now)))
}

/** Holidays are learnt from so many years, and those that move come a little earlier each year. */
const YEARS = 6

/** What is needed of the past to know what is expected now. */
export function readPast(db: Db, sources: readonly SourceFacts[], now: Date): Promise<RateTable> {
  const currencies = ['USD', ...sources.flatMap(({ ownCurrency }) => ownCurrency ?? [])]
  return readRates(db, { currencies, since: `${now.getUTCFullYear() - YEARS}-01-01` })
}

async function statusOf(
  db: Db,
  facts: SourceFacts,
  table: RateTable,
  now: Date,
): Promise<SourceStatus> {
  const { code, name } = facts
  const day = dayIn(facts.zone, now)
  const last = await lastAttempt(db, code, null)
  const lastWell = await lastAttempt(db, code, WELL)
  const { newest, currencies, suspect } = await figuresOf(db, code, day)
  const past = { columns: table.dollarColumns(facts), declared: table.holidaysOf(code) }
  const at = { now, today: dayNumber(day) }
  const missed = missedNow(past, facts, at)
  // One that answers with an older table is there; what is missing is counted.
  const isDown = last !== null && !WELL.includes(last.outcome) && last.fault !== 'wrong-date'
  return {
    source: code,
    name,
    state: stateOf({ hasFigures: newest !== null, wasAsked: last !== null, missed, isDown }),
    newest,
    expected: dayText(expectedDay(past, facts, at)),
    missed,
    currencies,
    lastAttempt: last,
    lastWell: lastWell?.at ?? null,
    suspect,
  }
}

function missedNow(past: Past, facts: SourceFacts, at: { now: Date; today: DayNumber }): number {
  const newest = past.columns && newestOf(past.columns, facts)
  if (newest === null) return 0
  return missedFixings(past, facts, { ...at, newest, patience: 'printed' })?.missed ?? 0
}

function stateOf(known: {
  hasFigures: boolean
  wasAsked: boolean
  missed: number
  isDown: boolean
}): SourceState {
  if (!known.hasFigures) return known.wasAsked && known.isDown ? 'down' : 'never'
  if (known.missed === 0) return 'well'
  if (known.isDown) return 'down'
  return known.missed >= STALE_AFTER ? 'stale' : 'late'
}

async function lastAttempt(db: Db, source: string, outcomes: readonly FetchOutcome[] | null) {
  const row = await db
    .selectFrom('rate_fetches')
    .select(['begun_at as at', 'outcome', 'fault', 'sentence'])
    .where('source', '=', source)
    .where('purpose', '<>', 'backfill')
    // That there is no table of tomorrow says nothing.
    .where('outcome', '<>', 'absent')
    .$if(outcomes !== null, (q) => q.where('outcome', 'in', outcomes ?? []))
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  // The column is checked to hold one of these.
  return row ? { ...row, outcome: row.outcome as FetchOutcome } : null
}

async function figuresOf(db: Db, source: string, today: string) {
  const { rows } = await sql<{ newest: string | null; currencies: string; suspect: string }>`
    with newest as (
      select max(effective_date) as day from rate_observations
      where source = ${source} and rate_type = 'official'
    )
    select newest.day as newest,
      (select count(distinct (base, quote)) from rate_observations
        where source = ${source} and effective_date = newest.day) as currencies,
      (select count(*) from rate_observations o
        where source = ${source} and effective_date > ${addDays(today, -30)}::date
          and quality = 'suspect' and suspect_reason <> 'ended-currency' and not rejected
          and not exists (select from rate_decisions d where d.observation_id = o.id)
          and not exists (select from rate_observations n where n.supersedes = o.id)) as suspect
    from newest`.execute(db)
  const row = rows[0]
  return {
    newest: row?.newest ?? null,
    currencies: Number(row?.currencies ?? 0),
    suspect: Number(row?.suspect ?? 0),
  }
}
