/** The calendar day, 'YYYY-MM-DD', that it is at `at` in the newsroom's time zone. */
export function newsroomDay(timeZone: string, at: Date): string {
  return new Date(wallClock(timeZone, at)).toISOString().slice(0, 10)
}

/** The moment at which `day` ('YYYY-MM-DD') begins in the newsroom's time zone. */
export function dayStart(timeZone: string, day: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const guess = midnight - offsetAt(timeZone, midnight)
  // The offset of the guess itself is right also on the days when clocks are changed.
  return new Date(midnight - offsetAt(timeZone, guess))
}

/** The day after `day`, both 'YYYY-MM-DD'. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3600_000).toISOString().slice(0, 10)
}

function offsetAt(timeZone: string, at: number): number {
  return wallClock(timeZone, new Date(at)) - at
}

/** What the clock on the wall shows, in whole seconds, written as if it were UTC. */
function wallClock(timeZone: string, at: Date): number {
  const parts = format(timeZone).formatToParts(Math.floor(at.getTime() / 1000) * 1000)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((found) => found.type === type)?.value)
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
}

/** Making a format costs more than using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

function format(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, made)
  return made
}
