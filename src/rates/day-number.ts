import type { Weekday } from './sources/source-facts.ts'

/**
 * A day as days since 1 January 1900, so that two bytes hold it until June 2079: as columns keep
 * it, and as days are counted with.
 */
export type DayNumber = number

const DAY_MS = 24 * 3600_000
const EPOCH = Date.UTC(1900, 0, 1)

/** '2026-11-20' → 46345. The text must be a real day. */
export function dayNumber(day: string): DayNumber {
  return (Date.parse(day) - EPOCH) / DAY_MS
}

/** 46345 → '2026-11-20'. Asked for thousands of times an answer, so the texts are kept. */
export function dayText(day: DayNumber): string {
  const known = texts[day]
  if (known !== undefined) return known
  const text = new Date(EPOCH + day * DAY_MS).toISOString().slice(0, 10)
  if (day >= 0 && day <= MOST_KEPT) texts[day] = text
  return text
}

/** As ISO 8601 counts. */
export function weekdayOf(day: DayNumber): Weekday {
  // 1 January 1900 was a Monday.
  return ((((day % 7) + 7) % 7) + 1) as Weekday // the arithmetic gives 1 to 7
}

/** 'YYYY-MM-DD' so many days on (or back). */
export function addDays(day: string, count: number): string {
  return dayText(dayNumber(day) + count)
}

/** So many days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Every day from `from` to `to`, both included. */
export function* eachDay(from: string, to: string): Generator<string> {
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) yield dayText(day)
}

const MOST_KEPT = 65_535
const texts: string[] = []
