/**
 * A moment as the newsroom's clock shows it: '23 Nov 2026, 15:28'. Views say beside it which zone
 * that is, where the viewer's may be another.
 */
export function momentInWords(moment: string, timeZone: string): string {
  return formatIn(timeZone).format(new Date(moment))
}

/** Its time of day: '15:28'. */
export function timeInWords(moment: string, timeZone: string): string {
  return momentInWords(moment, timeZone).slice(-'15:28'.length)
}

/** 'Asia/Almaty' as people say it: 'Almaty time'. */
export function zoneInWords(timeZone: string): string {
  return `${(timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')} time`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than a hundred uses of it. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}
