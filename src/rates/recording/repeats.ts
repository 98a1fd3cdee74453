import { dayNumber, daysBetween, weekdayOf } from '../day-number.ts'
import type { SourceFacts } from '../sources/source-facts.ts'
import type { Judged } from './judge.ts'
import { sameDecimal } from './same-decimal.ts'

type Row = { day: string; value: string; nominal: number }

/** So many currencies do not all stay the same by chance, on whatever day. */
const TELLING_SIZE = 10
const LONGEST_CARRY_DAYS = 12

/**
 * Whether the table of one day only prints an earlier one again, as banks do on weekends and
 * holidays: no act of the bank, but a sighting of one. Every figure must equal the one before it,
 * and either nothing takes effect on that day of the week, or the table is large. So a single rate
 * that stays the same on a day of fixing is a fixing. Where the days of fixing are not known,
 * Saturdays and Sundays are taken for days without.
 */
export function isRepeated(
  facts: Pick<SourceFacts, 'weekdays' | 'publication'>,
  rows: readonly { row: Row; before: Judged | null }[],
): boolean {
  const day = rows[0]?.row.day
  if (!facts.publication || day === undefined) return false
  const isSame = rows.every(
    ({ row, before }) =>
      before !== null &&
      daysBetween(before.day, row.day) <= LONGEST_CARRY_DAYS &&
      before.nominal === row.nominal &&
      sameDecimal(before.value, row.value),
  )
  if (!isSame) return false
  const weekday = weekdayOf(dayNumber(day))
  const rests = facts.weekdays ? !facts.weekdays.includes(weekday) : weekday >= 6
  return rests || rows.length >= TELLING_SIZE
}
