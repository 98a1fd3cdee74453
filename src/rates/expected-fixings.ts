import { type DayNumber, dayText, weekdayOf } from './day-number.ts'
import { isHoliday, REST_DAYS } from './holidays.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import type { FixingColumns } from './store/fixing-columns.ts'
import { momentIn } from './zone-moment.ts'

/**
 * When a fixing should be here: for readers on the eve of the day on which it takes effect, since
 * before that nothing is out of date; for operators as soon as the bank prints it, which before a
 * weekend is days earlier.
 */
export type Patience = 'in-force' | 'printed'

/** What is known of a source's days. */
export type Past = {
  /** its fixings, from which holidays are learnt; null where none is known */
  columns: FixingColumns | null
  /** days that a person has entered as without a table */
  declared: ReadonlySet<DayNumber>
}

type Calendar = Pick<SourceFacts, 'zone' | 'weekdays' | 'publication'>

/** A table may be out to the minute, and is fetched and recorded after that: readers hear later. */
const GRACE_MS = 3600_000
/** After so long only that it is down matters. */
const MOST_DAYS = 30

/**
 * How many expected fixings of a series have not come, and when the next one is due (null where
 * none is expected soon). Null for a source without a clock.
 */
export function missedFixings(
  past: Past,
  source: Calendar,
  { newest, now, today, patience }: Asked,
): { missed: number; next: Date | null } | null {
  if (!source.publication) return null
  let missed = 0
  for (let day = Math.max(newest, today - MOST_DAYS) + 1; day <= today + REST_DAYS; day += 1) {
    if (!isExpected(past, source, day)) continue
    const due = dueAt(source, day, patience)
    if (due && due > now) return { missed, next: due }
    missed += 1
  }
  return { missed, next: null }
}

type Asked = { newest: DayNumber; now: Date; today: DayNumber; patience: Patience }

/**
 * The day of the newest fixing, be it of tomorrow. Where the weekdays of fixings are not known, a
 * table that repeats the last one is all that can be expected, and counts.
 */
export function newestOf(
  columns: FixingColumns,
  { weekdays }: Pick<Calendar, 'weekdays'>,
): DayNumber | null {
  if (!weekdays) return columns.lastSeen(Number.MAX_SAFE_INTEGER)
  const place = columns.fixingOn(Number.MAX_SAFE_INTEGER)
  return place === null ? null : columns.dayAt(place)
}

/** The newest day of which a fixing should be printed. */
export function expectedDay(
  past: Past,
  source: Calendar,
  { now, today }: { now: Date; today: DayNumber },
): DayNumber {
  for (let day = today + REST_DAYS; ; day -= 1) {
    const isOut = () => (dueAt(source, day, 'printed')?.getTime() ?? 0) <= now.getTime()
    if (isExpected(past, source, day) && isOut()) return day
  }
}

/** Where the weekdays are not known, a table of each day. */
function isExpected({ columns, declared }: Past, { weekdays }: Calendar, day: DayNumber): boolean {
  if (declared.has(day)) return false
  if (!weekdays) return true
  if (!weekdays.some((weekday) => weekday === weekdayOf(day))) return false
  return columns === null || !isHoliday(columns, day, weekdays)
}

/** Null without a clock. */
function dueAt(source: Calendar, day: DayNumber, patience: Patience): Date | null {
  const { publication, weekdays, zone } = source
  if (!publication) return null
  const eve = patience === 'printed' ? dayBefore(day, weekdays) : day - 1
  const out = momentIn(
    zone,
    dayText(publication.takesEffect === 'same-day' ? day : eve),
    publication.by,
  )
  return patience === 'printed' ? out : new Date(out.getTime() + GRACE_MS)
}

/** When the fixing of a day is made: the day before, or the last working one before a weekend. */
function dayBefore(day: DayNumber, weekdays: SourceFacts['weekdays']): DayNumber {
  let before = day - 1
  if (weekdayOf(before) <= 5) return before
  while (weekdays && !weekdays.includes(weekdayOf(before))) before -= 1
  return before
}
