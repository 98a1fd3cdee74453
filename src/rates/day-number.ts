import type { Weekday } from './sources/source-facts.ts'
import { putDigits } from './store/put-digits.ts'

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

/**
 * Writes the same as ASCII and returns the place after it: where thousands of days are written,
 * texts would cost as much as all else.
 */
export function putDay(into: Uint8Array, at: number, day: DayNumber): number {
  // Days from 1 March of the year 0, in years that begin in March, so that the odd day comes last:
  // Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  const since = day + MARCH_OF_0
  const era = (since / ERA) | 0
  const inEra = since - era * ERA
  const yearOfEra =
    ((inEra - ((inEra / 1460) | 0) + ((inEra / 36_524) | 0) - ((inEra / 146_096) | 0)) / 365) | 0
  const inYear = inEra - (365 * yearOfEra + (yearOfEra >> 2) - ((yearOfEra / 100) | 0))
  const fromMarch = ((5 * inYear + 2) / 153) | 0
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  putDigits(into, at, year, 4)
  into[at + 4] = DASH
  putDigits(into, at + 5, month, 2)
  into[at + 7] = DASH
  return putDigits(into, at + 8, inYear - (((153 * fromMarch + 2) / 5) | 0) + 1, 2)
}

/** Days of 400 years, and those before 1900 of the calendar as if it had begun in the year 0. */
const [ERA, MARCH_OF_0] = [146_097, 693_901]
const DASH = '-'.charCodeAt(0)

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
