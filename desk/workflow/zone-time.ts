/** Whole minutes, as a field of the type datetime-local has them: '2026-11-23T09:30'. */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/

const MINUTE_MS = 60_000

/**
 * The moment at which a clock of the zone shows `local`; null where that is no time. Where clocks
 * are set forward and skip it, the moment that is as long after the change; where they show it twice,
 * the first.
 */
export function momentInZone(local: string, timeZone: string): Date | null {
  const parts = LOCAL.exec(local)
  if (!parts) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number)
  const wanted = Date.UTC(year, month - 1, day, hour, minute)
  if (!new Date(wanted).toISOString().startsWith(local.slice(0, 16))) return null
  const before = offsetAt(wanted - 12 * 60 * MINUTE_MS, timeZone)
  const after = offsetAt(wanted + 12 * 60 * MINUTE_MS, timeZone)
  const fits = [wanted - before, wanted - after].filter(
    (moment) => moment + offsetAt(moment, timeZone) === wanted,
  )
  return new Date(fits.length > 0 ? Math.min(...fits) : wanted - before)
}

/** What a clock of the zone shows, as such a field has it. */
export function localInZone(moment: Date, timeZone: string): string {
  const at = Math.floor(moment.getTime() / MINUTE_MS) * MINUTE_MS
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

export function zoneOfViewer(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Whether two zones' clocks show different times at that moment. */
export function clocksDiffer(moment: Date, one: string, other: string): boolean {
  return offsetAt(moment.getTime(), one) !== offsetAt(moment.getTime(), other)
}

function offsetAt(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const parts = format.formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((found) => found.type === type)?.value)
  const clock = Date.UTC(
    ...([part('year'), part('month') - 1, part('day')] as const),
    ...([part('hour'), part('minute'), part('second')] as const),
  )
  return clock - Math.floor(at / 1000) * 1000
}
