import type { Edition } from '#contract/edition.ts'
import { interfaceLanguage } from '../messages/catalogue.ts'
import { dateForms } from './date-forms.ts'

/** Dates in an edition's words and the newsroom's zone. */
export type Dates = {
  /** '2026-11-21' → '21 November 2026' */
  day(day: string): string
  /** '2026-11' → 'November 2026' */
  month(month: string): string
  /** → '21 November 2026 at 14:05 GMT+5' */
  moment(at: Date): string
  /** the newsroom's clock at that moment, '14:05' */
  time(at: Date): string
  /** the newsroom's day at that moment, 'YYYY-MM-DD' */
  dayOf(at: Date): string
}

const made = new Map<string, Dates>()

/** Dates speak the language of the words around them. Formatters are costly to make, so they are kept. */
export function datesFor(edition: Edition, timeZone: string): Dates {
  const key = `${edition} ${timeZone}`
  let dates = made.get(key)
  if (!dates) {
    dates = datesIn(interfaceLanguage(edition), timeZone)
    made.set(key, dates)
  }
  return dates
}

/** The one place that formats dates. @internal for the table test of all languages */
export function datesIn(language: Edition, timeZone: string): Dates {
  const forms = dateForms[language]
  // Only figures and the zone are asked of the runtime, in the language that every build has.
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone,
  })
  // Swedish writes dates as ISO 8601 does.
  const isoDay = new Intl.DateTimeFormat('sv', { timeZone })
  const inWords = (text: string) => {
    const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
    return forms.day(year, month, day)
  }
  const clockAt = (at: Date) => {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]))
    return { time: `${parts.get('hour')}:${parts.get('minute')}`, zone: parts.get('timeZoneName') }
  }
  return {
    day: inWords,
    month: (text) => {
      const [year = 0, month = 0] = text.split('-').map(Number)
      return forms.month(year, month)
    },
    moment: (at) => {
      const { time, zone = '' } = clockAt(at)
      return inWords(isoDay.format(at)) + forms.clock(time, zone)
    },
    time: (at) => clockAt(at).time,
    dayOf: (at) => isoDay.format(at),
  }
}
