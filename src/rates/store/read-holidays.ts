import type { Db } from '#platform/database.ts'
import { type DayNumber, dayNumber } from '../day-number.ts'
import { listDeclaredHolidays } from '../declared-holidays.ts'
import type { RateTable } from '../rate-table.ts'

/** All that are declared now; they are few. */
export async function readHolidays(db: Db, table: RateTable): Promise<void> {
  const holidays = new Map<string, Set<DayNumber>>()
  for (const { source, day } of await listDeclaredHolidays(db)) {
    const days = holidays.get(source)
    if (days) days.add(dayNumber(day))
    else holidays.set(source, new Set([dayNumber(day)]))
  }
  table.setHolidays(holidays)
}
