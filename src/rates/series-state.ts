import { type DayNumber, dayNumber, dayText, weekdayOf } from './day-number.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import type { FixingColumns } from './store/fixing-columns.ts'
import { momentIn } from './zone-moment.ts'

/**
 * How a series stands, by the fixings of its source that were expected and did not come:
 * - `fresh`: the fixing of the day;
 * - `carried`: the day has none (weekend, holiday) or it is yet to come, and the last one holds;
 * - `late`: one is missing; `stale`: several; `source_down`: a week of them.
 */
export type SeriesState = 'fresh' | 'carried' | 'late' | 'stale' | 'source_down'

export type SeriesStatus = {
  state: SeriesState
  missed: number
  /** when time alone changes it next: the next fixing is due then; null where none is expected */
  changesAt: Date | null
}

/** So many missing fixings make a series `source_down`. */
const WEEK = 5
/** Without a calendar of its source, a series may rest for so long. */
const REST_DAYS = 14
/** A table may be out to the minute, and is fetched and recorded after that. */
const GRACE_MS = 3600_000

/** `today` is the newsroom's day, 'YYYY-MM-DD'. */
export function seriesStatus(
  columns: FixingColumns,
  source: SourceFacts,
  { today, now }: { today: string; now: Date },
): SeriesStatus {
  const day = dayNumber(today)
  const place = columns.fixingOn(day)
  if (place === null) return { state: 'source_down', missed: 0, changesAt: null }
  const last = columns.dayAt(place)
  const { weekdays, publication } = source
  if (!weekdays || !publication) {
    const state = last === day ? 'fresh' : day - last <= REST_DAYS ? 'carried' : 'stale'
    return { state, missed: 0, changesAt: null }
  }
  const isExpected = (of: DayNumber) =>
    weekdays.some((weekday) => weekday === weekdayOf(of)) && !isHoliday(columns, of, weekdays)
  // What is in force only tomorrow has come as well.
  const newest = columns.dayAt(columns.fixingOn(Number.MAX_SAFE_INTEGER) ?? place)
  let missed = 0
  for (let of = Math.max(newest, day - MOST_DAYS) + 1; ; of += 1) {
    const due = isExpected(of) ? dueAt(of, source.zone, publication) : null
    if (due && due <= now) missed += 1
    const isOver = due !== null && due > now
    if (isOver || of > day + REST_DAYS) {
      return { state: stateOf(missed, last, day), missed, changesAt: isOver ? due : null }
    }
  }
}

/** After so long only that it is down matters. */
const MOST_DAYS = 30

function stateOf(missed: number, last: DayNumber, today: DayNumber): SeriesState {
  if (missed >= WEEK) return 'source_down'
  if (missed > 1) return 'stale'
  if (missed === 1) return 'late'
  return last === today ? 'fresh' : 'carried'
}

/** When the fixing that takes effect on a day has to be here. */
function dueAt(
  day: DayNumber,
  zone: string,
  { by, takesEffect }: NonNullable<SourceFacts['publication']>,
): Date {
  const printed = takesEffect === 'same-day' ? day : day - 1
  return new Date(momentIn(zone, dayText(printed), by).getTime() + GRACE_MS)
}

/**
 * Learnt from the past: on this day of the year the source has rested in most of the last five
 * years in which it would have worked by its weekdays, and in two of them at least.
 */
function isHoliday(
  columns: FixingColumns,
  day: DayNumber,
  weekdays: NonNullable<SourceFacts['weekdays']>,
): boolean {
  const text = dayText(day)
  let rested = 0
  let worked = 0
  for (let back = 1; back <= 5; back += 1) {
    const then = dayNumber(`${Number(text.slice(0, 4)) - back}${text.slice(4)}`)
    // Most years have no 29 February.
    if (
      !dayText(then).endsWith(text.slice(4)) ||
      !weekdays.some((weekday) => weekday === weekdayOf(then))
    )
      continue
    const found = columns.fixingOn(then)
    const seen = found === null ? Number.NEGATIVE_INFINITY : columns.dayAt(found)
    // A hole of weeks is ours, and says nothing of the source.
    if (seen === then) worked += 1
    else if (then - seen <= REST_DAYS) rested += 1
  }
  return rested >= 2 && rested > worked
}
