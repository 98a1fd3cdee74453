/** `23 Nov 2026, 17:05`, in the newsroom's time zone. */
export function momentInWords(moment: Date, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
    formats.set(timeZone, format)
  }
  return format.format(moment)
}

const formats = new Map<string, Intl.DateTimeFormat>()
