import { type DayNumber, dayNumber, dayText } from './day-number.ts'

/** A feast that moves: on which days of a calendar year it begins, as far as that can be computed. */
export type MovingFeast = {
  daysOf: (year: number) => readonly DayNumber[]
  /** the days off around it, from its first day: Good Friday is 2 before Easter */
  from: number
  to: number
  /** so many days the announced date may differ from the computed one: the new moon has to be seen */
  spread: number
}

/** The feasts by which banks of our sources close, or may. Which of them do is learnt from data. */
export const movingFeasts: readonly MovingFeast[] = [
  { daysOf: (year) => [westernEaster(year)], from: -3, to: 60, spread: 0 },
  { daysOf: (year) => [orthodoxEaster(year)], from: -3, to: 50, spread: 0 },
  { daysOf: (year) => islamicDays(year, 10, 1), from: -1, to: 3, spread: 1 },
  { daysOf: (year) => islamicDays(year, 12, 10), from: -1, to: 4, spread: 1 },
]

/** Gauss's rule as Meeus gives it, for the Gregorian calendar (Astronomical Algorithms, chapter 8). */
export function westernEaster(year: number): DayNumber {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return dayOf(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
}

/** Meeus's rule for the Julian calendar, whose days are 13 behind from 1900 to 2099. */
export function orthodoxEaster(year: number): DayNumber {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const month = Math.floor((d + e + 114) / 31)
  return dayOf(year, month, ((d + e + 114) % 31) + 1) + 13
}

const islamic = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
})
const known = new Map<string, readonly DayNumber[]>()

/** By the calendar of Umm al-Qura. In some years there are two of a kind, and every 33 years none. */
function islamicDays(year: number, month: number, day: number): readonly DayNumber[] {
  const key = `${year} ${month}/${day}`
  const before = known.get(key)
  if (before) return before
  const days: DayNumber[] = []
  const end = dayOf(year, 12, 31)
  for (let of = dayOf(year, 1, 1); of <= end; of += 1) {
    const parts = islamic.formatToParts(Date.parse(dayText(of)))
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
    if (part('month') === month && part('day') === day) days.push(of)
  }
  known.set(key, days)
  return days
}

function dayOf(year: number, month: number, day: number): DayNumber {
  return dayNumber(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}
