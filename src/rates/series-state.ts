import { type DayNumber, dayNumber } from './day-number.ts'
import { missedFixings, newestOf, type Past } from './expected-fixings.ts'
import { REST_DAYS } from './holidays.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import type { FixingColumns } from './store/fixing-columns.ts'

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

/** `today` is the newsroom's day, 'YYYY-MM-DD'. */
export function seriesStatus(
  { columns, declared }: Past & { columns: FixingColumns },
  source: SourceFacts,
  { today, now }: { today: string; now: Date },
): SeriesStatus {
  const day = dayNumber(today)
  const place = columns.fixingOn(day)
  if (place === null) return { state: 'source_down', missed: 0, changesAt: null }
  const last = columns.dayAt(place)
  const newest = newestOf(columns, source) ?? last
  const found = missedFixings({ columns, declared }, source, {
    newest,
    now,
    today: day,
    patience: 'in-force',
  })
  if (found) {
    const { missed, next } = found
    return { state: stateOf(missed, last, day), missed, changesAt: next }
  }
  // Without a clock, a series may rest for so long.
  const state = last === day ? 'fresh' : day - last <= REST_DAYS ? 'carried' : 'stale'
  return { state, missed: 0, changesAt: null }
}

function stateOf(missed: number, last: DayNumber, today: DayNumber): SeriesState {
  if (missed >= WEEK) return 'source_down'
  if (missed > 1) return 'stale'
  if (missed === 1) return 'late'
  return last === today ? 'fresh' : 'carried'
}
