import { findMonth } from './months.ts'

const WEEKDAY_BEFORE = /^\p{L}+,\s+(?=.*\d)/u
const YEAR_WORDS =
  /(?:^|\s|-)(?:г\.?|года|год|жыл|жылы|ж\.|жылғы|жылдын|yil|yilning|y\.|йил|соли|сол|ýyl|ýylyň)(?=$|[\s,])/giu
/** `21-nji noýabry`, `2026-njy ýylyň` */
const TURKMEN_ORDINAL = /(?<=\d)-nj[iy](?=$|[\s,])/giu

/** A date in words or digits and nothing else, with a weekday before it or not. */
export function readDay(text: string): string | null {
  const bare = text.trim().replace(WEEKDAY_BEFORE, '')
  return dayInDigits(bare) ?? dayInWords(bare)
}

/** `2025-12-15`, `15.12.2025`, `12/31/2025`, `15.12.25` */
export function dayInDigits(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})\.?$/.exec(text) ?? []
  if (year) return isoDay(Number(year), Number(month), Number(day))
  const [, first, second, last = ''] =
    /^(\d{1,2})[-./](\d{1,2})[-./](\d{4}|\d{2})\.?$/.exec(text) ?? []
  if (!first) return null
  // The day comes first in the region; a second number above 12 shows the American order.
  const american = Number(second) > 12
  const [dayOf, monthOf] = american ? [second, first] : [first, second]
  return isoDay(Number(last.length === 2 ? `20${last}` : last), Number(monthOf), Number(dayOf))
}

/** `15 December 2025`, `December 15th, 2025`, `2025 жылғы 15 желтоқсан`, `15-dekabr 2025-yil`. */
function dayInWords(text: string): string | null {
  const words = text
    .replace(TURKMEN_ORDINAL, ' ')
    .replace(YEAR_WORDS, ' ')
    .split(/[\s,-]+/)
    .filter((word) => word !== '')
  if (words.length !== 3) return null
  let year = 0
  let day = 0
  let month = 0
  for (const word of words) {
    const number = numberOf(word)
    if (number === null) month ||= findMonth(word) ?? 0
    else if (number > 31) year = number
    else day = number
  }
  return isoDay(year, month, day)
}

/** `15`, `15th`, `15-nji`; null for another word. */
export function numberOf(word: string): number | null {
  const digits = /^(\d{1,4})(?:st|nd|rd|th|г|-?nj[iy]|-?го|-?ші|-?чи|-?чү)?\.?$/iu.exec(word)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Null where the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200) return null
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso
}
