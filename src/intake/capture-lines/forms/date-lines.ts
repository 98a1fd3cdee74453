import { AGO, isTimeUnit, LABELS, NEAR_DAYS, WEEKDAYS } from './date-words.ts'
import { findMonth } from './months.ts'
import { dayInDigits, isoDay, numberOf } from './read-day.ts'

/** A line that says when, and at most who or where beside it. */
export type DateLine = {
  /** `2021-05-31`; null for `Yesterday, 17:49`, `14 hours ago`, `5 May`. */
  day: string | null
  /** A clock, a label, a name or a distance in time: such a line is about one piece, not the page. */
  aboutPiece: boolean
  /** It names the day of the week or the number of an issue, as mastheads do. */
  ofPage: boolean
}

/** No date line is longer, and nothing beside the date is longer than this, in words. */
const LONGEST = 110
const MOST_BESIDE = 5

const CLOCK = /^\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ap]\.?m\.?|z|\+\d{2}:?\d{2})?$/
const ISO_MOMENT = /^(\d{4}-\d{2}-\d{2})t\d{2}:\d{2}/
const ZONE = /^(?:gmt|utc)?[+−-]\d{1,2}(?::?\d{2})?$/
/** `№ 18 (2417)`, `Vol. 3, No. 12`: the day of a newspaper, not of a piece. */
const ISSUE =
  /^(?:vol(?:ume)?\.? ?\d+,? ?)?(?:№|no\.?|issue|выпуск|номер|нөмірі|саны|son) ?\d+(?: ?\(\d+\))?[,.:]? /i
/** `… at 19:03 No comments:` */
const REMARKS = /(?<=\d) (?:\d+|no) comments?:?$/i
/** `Ashgabat, 3 June 2025`: a masthead, where it stands above all pieces. */
const IN_PLACE = /^\p{Lu}\p{Ll}[\p{L}-]+, (?=\d)/u
const SIGNS = /^[|·•—–\-/,:()[\]<>»«]+$/
const YEAR_TAIL = /^(\d{4})-?(?:ж|жыл|жылы|yil|yili|й|йил|г|y|ý)\.?$/u

/** What the words of a line say together. */
type Heard = {
  year: number
  month: number
  dayOfMonth: number
  day: string | null
  clock: boolean
  near: boolean
  ago: boolean
  labels: number
  weekday: boolean
  /** Numbers and units that may belong to `ago`. */
  units: number
  beside: string[]
  signs: number
}

/** Reads a line that is a date and little more, in the forms seen in the region; else null. */
export function readDateLine(line: string): DateLine | null {
  if (line.length > LONGEST || !(/\d/.test(line) || isNearDay(line))) return null
  const heard = hear(line.replace(ISSUE, '').replace(REMARKS, ''))
  if (heard === null) return null
  const day = heard.day ?? isoDay(heard.year, heard.month, heard.dayOfMonth)
  const dayOfYear = heard.month > 0 && heard.dayOfMonth > 0 && heard.year === 0
  const moment = heard.clock || heard.near || heard.ago || dayOfYear
  if (day === null && !moment) return null
  if (day === null && !heard.ago && heard.units > (heard.clock ? 1 : 0)) return null
  const inPlace = day !== null && !heard.clock && heard.labels === 0 && IN_PLACE.test(line)
  if (heard.beside.length > (inPlace ? 1 : 0) && !fitsBeside(heard, day !== null)) return null
  const aboutPiece = moment || heard.labels > 0 || heard.beside.length > 0
  return { day, aboutPiece, ofPage: heard.weekday || inPlace || ISSUE.test(line) }
}

/** `Yesterday`, `an hour ago`: without a figure. */
function isNearDay(line: string): boolean {
  if (line.length > 30) return false
  const words = line.toLowerCase().split(/[\s,]+/)
  return NEAR_DAYS.has(words[0] ?? '') || AGO.has(words.at(-1) ?? '')
}

/** Null as soon as too much stands beside the date. */
function hear(line: string): Heard | null {
  const heard: Heard = {
    year: 0,
    month: 0,
    dayOfMonth: 0,
    day: null,
    clock: false,
    near: false,
    ago: false,
    labels: 0,
    weekday: false,
    units: 0,
    beside: [],
    signs: 0,
  }
  for (const token of line.split(/[\s,]+|(?<=\p{L}):|(?=[|·•()[\]])|(?<=[|·•()[\]])/u)) {
    if (token === '' || token === ':') continue
    if (SIGNS.test(token)) heard.signs += 1
    else hearToken(heard, token, token.toLowerCase())
    if (heard.beside.length > MOST_BESIDE) return null
  }
  return heard
}

function hearToken(heard: Heard, token: string, lower: string): void {
  const bare = lower.replace(/[.,:]+$/, '')
  const digits = heard.day === null ? (dayInDigits(lower) ?? ISO_MOMENT.exec(lower)?.[1]) : null
  const [, tailed] = YEAR_TAIL.exec(lower) ?? []
  const number = numberOf(lower)
  if (digits) heard.day = digits
  else if (CLOCK.test(lower)) heard.clock = true
  else if (tailed) heard.year = Number(tailed)
  else if (number !== null) hearNumber(heard, number, lower.length)
  else if (WEEKDAYS.has(bare)) heard.weekday = true
  else if (NEAR_DAYS.has(bare)) heard.near = true
  else if (AGO.has(bare)) heard.ago = true
  else if (LABELS.has(bare) || ZONE.test(bare)) heard.labels += PLAIN.has(bare) ? 0 : 1
  else if (!hearDashed(heard, lower) && !hearMonth(heard, bare)) {
    if (isTimeUnit(bare)) heard.units += 1
    else heard.beside.push(token)
  }
}

/** Labels that say nothing: they stand within a date. */
const PLAIN = new Set(
  'of the г года год жыл жылы жылғы жылдын ж yil yilning yili y йил йили соли сол ýyl ýylyň'.split(
    ' ',
  ),
)

function hearNumber(heard: Heard, number: number, length: number): void {
  if (length === 4 && number >= 1900 && number <= 2200 && heard.year === 0) heard.year = number
  else if (number >= 1 && number <= 31 && heard.dayOfMonth === 0) heard.dayOfMonth = number
  else heard.units += 1
}

/** `15-dekabr` */
function hearDashed(heard: Heard, lower: string): boolean {
  const [, day, word = ''] = /^(\d{1,2})-(\p{L}{3,}),?$/u.exec(lower) ?? []
  const month = day ? findMonth(word) : null
  if (month === null || heard.month > 0) return false
  heard.month = month
  heard.dayOfMonth = Number(day)
  return true
}

function hearMonth(heard: Heard, bare: string): boolean {
  const month = heard.month === 0 ? findMonth(bare) : null
  if (month === null) return false
  heard.month = month
  return true
}

/** Names, a section or a count may stand beside a date, set off by a sign or a label. */
function fitsBeside({ beside, signs, labels, clock, ago }: Heard, whole: boolean): boolean {
  if (!(whole || clock || ago) || (signs === 0 && labels === 0 && !clock)) return false
  if (beside.length > (whole ? 4 : 3)) return false
  return beside.every((word) => /^[\p{Lu}\d«"№]/u.test(word)) || beside.length <= 2
}
