import { findMonth } from './months.ts'

/** A line that says nothing but when. */
export type DateLine = {
  /** `2021-05-31`; null for `Yesterday, 17:49`, `14 hours ago`. */
  day: string | null
  /** A clock, a label or a distance in time: such a line is about one piece, not the page. */
  aboutPiece: boolean
}

/** No date line is longer. */
const LONGEST = 80
const LABEL =
  /^(?:date|published|posted|updated|last updated|created|modified|on|дата|опубликовано|обновлено|создано|добавлено|жарияланды|жарыяланды|e'lon qilindi|sana|вақт|нашр)(?:\s+(?:on|at))?\s*[:–—-]?\s+/iu
const WEEKDAY =
  /(?:^|[\s,(|])(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі|дүйшөмбү|шейшемби|шаршемби|бейшемби|жума|ишемби|жекшемби|dushanba|seshanba|chorshanba|payshanba|juma|shanba|yakshanba|душанба|сешанба|чоршанба|пайшанба|шанба|якшанба|душанбе|сешанбе|чоршанбе|панҷшанбе|ҷумъа|шанбе|якшанбе)(?=$|[\s,.|)])[.,]?/iu
const CLOCK =
  /(?:^|[\s,|–—-]|at |в |T)\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|UTC|ALMT|[+-]\d{1,2}(?::?\d{2})?|MSK))*\s*$/iu
const RELATIVE =
  /^(?:today|yesterday|just now|сегодня|вчера|бүгін|кеше|бүгүн|кечээ|bugun|kecha|бугун|кеча|имрӯз|дирӯз)(?:,?\s+(?:at\s+|в\s+)?\d{1,2}[:.]\d{2})?$/iu
const AGO =
  /^(?:about |over )?(?:\d+ (?:sec|min|hour|day|week|month|year|секунд|минут|час|день|дня|дней|недел|месяц|год|лет|сағат|күн|саат|soat|kun|daqiqa|соат|кун|рӯз)\p{L}*\.? ?){1,2}(?:ago|назад|бұрын|мурун|oldin|avval|олдин|аввал|пеш)$/iu
const YEAR_WORDS = /\b(?:г\.?|года|жыл|жылы|ж\.|жылғы|yil|y\.|йил|соли|сол)$/iu

/** How long it takes to read, or who did, behind the date. */
const READ_BEHIND =
  /\s[·|•]\s\d[\d ,.]* (?:min|мин|views?|reads?|просмотр|қаралды)\p{L}*\.?(?: read| чтения)?$/iu

/** Reads a line that is a date and no more, in the forms seen in the region; else null. */
export function readDateLine(line: string): DateLine | null {
  if (line.length > LONGEST) return null
  if (line.length > 40 && !/\d/.test(line)) return null
  const read = READ_BEHIND.exec(line)?.[0] ?? ''
  const label = LABEL.exec(line)?.[0] ?? ''
  const rest = line.slice(label.length, line.length - read.length).trim()
  if (RELATIVE.test(rest) || AGO.test(rest)) return { day: null, aboutPiece: true }
  if (!/\d/.test(rest)) return null
  const clock = CLOCK.exec(rest)?.[0] ?? ''
  const day = readDay(clock ? rest.slice(0, rest.length - clock.length) : rest)
  if (day === null) return null
  return { day, aboutPiece: label !== '' || clock !== '' || read !== '' }
}

/** A date in words or digits and nothing else. */
export function readDay(text: string): string | null {
  const bare = text
    .replace(WEEKDAY, ' ')
    .replace(/^[\s,|·()–—-]+|[\s,|·()–—-]+$/g, '')
    .replace(/[\s,]*$/, '')
  return dayInDigits(bare) ?? dayInWords(bare)
}

function dayInDigits(text: string): string | null {
  const [, year, month, day] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text) ?? []
  if (year) return isoDay(Number(year), Number(month), Number(day))
  const [, first, second, last] = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/.exec(text) ?? []
  if (!first) return null
  // The day comes first in the region; a second number above 12 shows the American order.
  const american = Number(second) > 12
  const [dayOf, monthOf] = american ? [second, first] : [first, second]
  return isoDay(Number(last), Number(monthOf), Number(dayOf))
}

/** `15 December 2025`, `December 15th, 2025`, `2025 жылғы 15 желтоқсан`, `15-dekabr 2025-yil`. */
function dayInWords(text: string): string | null {
  const words = text
    .replace(/[\s,]+/g, ' ')
    .replace(YEAR_WORDS, '')
    .trim()
    .split(/[\s-]+/)
  if (words.length < 3 || words.length > 5) return null
  let year = 0
  let day = 0
  let month = 0
  for (const word of words) {
    const number = /^(\d{1,4})(?:st|nd|rd|th|г\.?)?\.?$/i.exec(word)?.[1]
    if (number?.length === 4 && !year) year = Number(number)
    else if (number && number.length < 3 && !day) day = Number(number)
    else if (number) return null
    else if (!month && findMonth(word)) month = findMonth(word) ?? 0
    else if (!/^(?:жылғы|жылдын|жылы|yil|yilning|года|год|йил|соли|of|the)$/i.test(word))
      return null
  }
  return year && month && day ? isoDay(year, month, day) : null
}

/** Null where the calendar has no such day. */
function isoDay(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200) return null
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso
}
