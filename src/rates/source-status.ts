import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { addDays, dayIn, eachDay, timeIn, weekdayOf } from './calendar.ts'
import { type FetchOutcome, WELL } from './fetching/fetch-log.ts'
import type { SourceFacts } from './sources/source-facts.ts'

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
  /** tables between the two that should be there */
  missed: number
  currencies: number
  lastAttempt: { at: Date; outcome: FetchOutcome; fault: string | null; sentence: string } | null
  lastWell: Date | null
  /** figures of the last month that wait for a decision */
  suspect: number
}

const STALE_AFTER = 3

/** How each source stands; three queries a source. */
export async function listSourceStatus(
  db: Db,
  sources: readonly SourceFacts[],
  now: Date,
): Promise<SourceStatus[]> {
  return Promise.all(sources.map((facts) => statusOf(db, facts, now)))
}

async function statusOf(db: Db, facts: SourceFacts, now: Date): Promise<SourceStatus> {
  const { code, name } = facts
  const last = await lastAttempt(db, code, null)
  const lastWell = await lastAttempt(db, code, WELL)
  const { newest, currencies, suspect } = await figuresOf(db, code, dayIn(facts.zone, now))
  const expected = expectedDay(facts, now)
  const missed = newest === null ? 0 : countMissed(facts, newest, expected)
  // One that answers with an older table is there; what is missing is counted.
  const isDown = last !== null && !WELL.includes(last.outcome) && last.fault !== 'wrong-date'
  return {
    source: code,
    name,
    state: stateOf({ hasFigures: newest !== null, wasAsked: last !== null, missed, isDown }),
    newest,
    expected,
    missed,
    currencies,
    lastAttempt: last,
    lastWell: lastWell?.at ?? null,
    suspect,
  }
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

/** The newest day of which a table should be out by now, by the bank's calendar without its holidays. */
export function expectedDay(
  { zone, weekdays, publication }: Pick<SourceFacts, 'zone' | 'weekdays' | 'publication'>,
  now: Date,
): string {
  const today = dayIn(zone, now)
  const isOut = timeIn(zone, now) >= (publication?.by ?? '24:00')
  const lastOut = isOut ? today : addDays(today, -1)
  for (let day = addDays(today, 4); ; day = addDays(day, -1)) {
    if (weekdays && !weekdays.includes(weekdayOf(day))) continue
    const out = publication?.takesEffect === 'next-fixing-day' ? dayBefore(day, weekdays) : day
    if (out <= lastOut) return day
  }
}

/** When the fixing of a day is made: the day before, or the last working one before a weekend. */
function dayBefore(day: string, weekdays: SourceFacts['weekdays']): string {
  let before = addDays(day, -1)
  if (weekdayOf(before) <= 5) return before
  while (weekdays && !weekdays.includes(weekdayOf(before))) before = addDays(before, -1)
  return before
}

function countMissed(
  { weekdays }: Pick<SourceFacts, 'weekdays'>,
  newest: string,
  expected: string,
): number {
  let missed = 0
  for (const day of eachDay(addDays(newest, 1), expected)) {
    if (!weekdays || weekdays.includes(weekdayOf(day))) missed++
  }
  return missed
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
          and quality = 'suspect' and suspect_reason <> 'ended-currency'
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
