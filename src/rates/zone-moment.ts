/** The moment at which clocks in a zone show `time` ('18:00') on `day` ('2026-11-20'). */
export function momentIn(zone: string, day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  // Twice, since the offset at the first guess may be that of the other side of a change of clocks.
  const guess = asUtc - offsetAt(zone, asUtc)
  return new Date(asUtc - offsetAt(zone, guess))
}

/** The day of a moment in a zone: '2026-11-20'. */
export function dayIn(zone: string, moment: Date): string {
  return shownIn(zone, moment.getTime()).slice(0, 10)
}

/** In milliseconds, east of Greenwich above 0. */
function offsetAt(zone: string, at: number): number {
  return Date.parse(`${shownIn(zone, at)}Z`) - Math.floor(at / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** '2026-11-20T16:05:00': what clocks and calendars in a zone show. */
function shownIn(zone: string, at: number): string {
  let format = formats.get(zone)
  if (!format) {
    // Swedish writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    formats.set(zone, format)
  }
  return format.format(at).replace(' ', 'T')
}
