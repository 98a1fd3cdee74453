import { type DayNumber, dayNumber, dayText, weekdayOf } from './day-number.ts'
import { movingFeasts } from './moving-feasts.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import type { FixingColumns } from './store/fixing-columns.ts'

/** Longer than any bank rests: what lacks for so long was not fetched by us. */
export const REST_DAYS = 14
const YEARS = [1, 2, 3, 4, 5]

/**
 * Learnt from the past: on this day of the year, or on this day of a feast that moves, the source
 * has rested in most of the last five years in which it would have worked by its weekdays, and in
 * two of them at least. So no list of holidays has to be kept for seven countries; a day that a
 * government gives off once cannot be known before, and counts as a missing table.
 */
export function isHoliday(
  columns: FixingColumns,
  day: DayNumber,
  weekdays: NonNullable<SourceFacts['weekdays']>,
): boolean {
  const worksOn = (of: DayNumber) => weekdays.some((weekday) => weekday === weekdayOf(of))
  const sights = (of: DayNumber) => (worksOn(of) ? sightOf(columns, of) : 'unknown')
  if (isUsualRest(sameDayBefore(day).map(sights))) return true
  return movingFeasts.some((feast) => {
    const year = Number(dayText(day).slice(0, 4))
    const near = [year - 1, year, year + 1].flatMap(feast.daysOf)
    const first = near.find((one) => day >= one + feast.from && day <= one + feast.to)
    if (first === undefined) return false
    const before = YEARS.flatMap((back) => feast.daysOf(year - back))
    return isUsualRest(before.map((one) => sightNear(one + day - first, feast.spread, sights)))
  })
}

type Sight = 'worked' | 'rested' | 'unknown'

function sightOf(columns: FixingColumns, day: DayNumber): Sight {
  const found = columns.fixingOn(day)
  const seen = found === null ? Number.NEGATIVE_INFINITY : columns.dayAt(found)
  if (seen === day) return 'worked'
  return day - seen <= REST_DAYS ? 'rested' : 'unknown'
}

/** Where the day itself is not sure, a rest beside it counts as well. */
function sightNear(day: DayNumber, spread: number, sights: (of: DayNumber) => Sight): Sight {
  for (let of = day - spread; of <= day + spread; of += 1) {
    if (sights(of) === 'rested') return 'rested'
  }
  return sights(day)
}

function isUsualRest(before: readonly Sight[]): boolean {
  const rested = before.filter((sight) => sight === 'rested').length
  const worked = before.filter((sight) => sight === 'worked').length
  return rested >= 2 && rested > worked
}

function sameDayBefore(day: DayNumber): DayNumber[] {
  const text = dayText(day)
  return YEARS.flatMap((back) => {
    const then = dayNumber(`${Number(text.slice(0, 4)) - back}${text.slice(4)}`)
    // Most years have no 29 February.
    return dayText(then).endsWith(text.slice(4)) ? [then] : []
  })
}
