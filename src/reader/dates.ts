import type { Edition } from '#contract/edition.ts'
import { interfaceLanguage } from './messages/catalogue.ts'

/** Dates in an edition's words and the newsroom's zone. */
export type Dates = {
  /** '2026-11-21' → '21 November 2026' */
  day(day: string): string
  /** '2026-11' → 'November 2026' */
  month(month: string): string
  /** → '21 November 2026 at 14:05 GMT+5' */
  moment(at: Date): string
  /** the newsroom's day at that moment, 'YYYY-MM-DD' */
  dayOf(at: Date): string
}

const made = new Map<string, Dates>()

/** The one place that formats dates. Formatters are costly to make, so they are kept. */
export function datesFor(edition: Edition, timeZone: string): Dates {
  const key = `${edition} ${timeZone}`
  let dates = made.get(key)
  if (!dates) {
    dates = createDates(edition, timeZone)
    made.set(key, dates)
  }
  return dates
}

function createDates(edition: Edition, timeZone: string): Dates {
  const locale = localeOf(edition)
  const inUtc = { timeZone: 'UTC' }
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...inUtc })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', ...inUtc })
  const moment = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  })
  // Swedish writes dates as ISO 8601 does.
  const isoDay = new Intl.DateTimeFormat('sv', { timeZone })
  return {
    day: (text) => day.format(new Date(`${text}T00:00:00Z`)),
    month: (text) => month.format(new Date(`${text}-01T00:00:00Z`)),
    moment: (at) => moment.format(at),
    dayOf: (at) => isoDay.format(at),
  }
}

/** Dates speak the language of the words around them; English has the day before the month. */
function localeOf(edition: Edition): string {
  const language = interfaceLanguage(edition)
  return language === 'en' ? 'en-GB' : language
}
