import type { Weekday } from './sources/source-facts.ts'

const DAY_MS = 86_400_000

/** 'YYYY-MM-DD' so many days on (or back). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

/** So many days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}

/** Every day from `from` to `to`, both included. */
export function* eachDay(from: string, to: string): Generator<string> {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): Weekday {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return (weekday === 0 ? 7 : weekday) as Weekday // getUTCDay gives 0 to 6
}

/** The day of a moment in a zone. */
export function dayIn(zone: string, moment: Date): string {
  // Swedish writes a day as ISO does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment)
}

/** The time of day of a moment in a zone: '16:05'. */
export function timeIn(zone: string, moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, timeStyle: 'short' }).format(moment)
}
