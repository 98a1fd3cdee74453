import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import { RATES_TAG } from './rates-tag.ts'
import { lockRecord } from './recording/known-observations.ts'

/** A day of which a person has said that a source prints no table. */
export type DeclaredHoliday = {
  source: string
  /** 'YYYY-MM-DD': the day on which its fixing would take effect */
  day: string
  reason: string
  /** mail address; null where nobody in particular said it */
  by: string | null
  at: Date
}

export type HolidayWord = {
  source: string
  days: readonly string[]
  verdict: 'declared' | 'withdrawn'
  reason: string
  /** account */
  by: string | null
}

/** Those that stand, by source and day. */
export async function listDeclaredHolidays(db: Db): Promise<DeclaredHoliday[]> {
  const { rows } = await sql<DeclaredHoliday>`
    select h.source, h.day, h.reason, a.email as by, h.at
    from (select distinct on (source, day) * from rate_holidays order by source, day, id desc) h
    left join accounts a on a.id = h.decided_by
    where h.verdict = 'declared'
    order by h.source, h.day`.execute(db)
  return rows
}

/**
 * Writes down that a source prints no table of these days, or takes that back; nothing is erased.
 * Returns the days of which this is new.
 */
export async function sayHolidays(tx: Tx, word: HolidayWord): Promise<string[]> {
  const { source, verdict, reason, by } = word
  await lockRecord(tx)
  const standing = new Set(
    (await listDeclaredHolidays(tx)).filter((one) => one.source === source).map(({ day }) => day),
  )
  const days = [...new Set(word.days)].filter(
    (day) => standing.has(day) !== (verdict === 'declared'),
  )
  if (days.length === 0) return []
  await tx
    .insertInto('rate_holidays')
    .values(days.map((day) => ({ source, day, verdict, reason, decided_by: by })))
    .execute()
  await appendEvent(tx, { name: `rates.holiday-${verdict}`, subject: source, tags: [RATES_TAG] })
  return days
}
