import type { Edition } from '#contract/edition.ts'

/** How a language puts a day and a month; `month` is 1 to 12. */
type DateForms = {
  /** in running text: '21 November 2026', '21 ноября 2026 года' */
  day(year: number, month: number, day: number): string
  /** as a title: 'November 2026', 'Ноябрь 2026 года' */
  month(year: number, month: number): string
  /** a clock behind a day: ' at 14:05 GMT+5' */
  clock(time: string, zone: string): string
}

/**
 * Our own tables, as the press of the region writes dates. The locale data of the runtime is short
 * here: Kyrgyz months lack their possessive ending, Tajik ones are capitalised and lack the izafet,
 * Uzbek ones in Cyrillic are misspelt, Turkmen ones stand without ordinals, and a runtime built
 * with less data falls back to English.
 */
export const dateForms: Record<Edition, DateForms> = {
  en: {
    day: (year, month, day) => `${day} ${nth(english, month)} ${year}`,
    month: (year, month) => `${nth(english, month)} ${year}`,
    clock: (time, zone) => ` at ${time} ${zone}`,
  },
  ru: {
    day: (year, month, day) => `${day} ${nth(russianGenitive, month)} ${year} года`,
    month: (year, month) => `${capitalised(nth(russian, month))} ${year} года`,
    clock: (time, zone) => ` в ${time} (${zone})`,
  },
  kk: {
    day: (year, month, day) => `${year} жылғы ${day} ${nth(kazakh, month)}`,
    month: (year, month) => `${year} жылғы ${nth(kazakh, month)}`,
    clock: (time, zone) => `, ${time} (${zone})`,
  },
  ky: {
    day: (year, month, day) => `${year}-жылдын ${day}-${nth(kyrgyzPossessive, month)}`,
    month: (year, month) => `${year}-жылдын ${nth(kyrgyzPossessive, month)}`,
    clock: (time, zone) => `, ${time} (${zone})`,
  },
  tg: {
    day: (year, month, day) => `${day} ${nth(tajik, month)}и соли ${year}`,
    month: (year, month) => `${capitalised(nth(tajik, month))}и соли ${year}`,
    clock: (time, zone) => `, соати ${time} (${zone})`,
  },
  'uz-Latn': {
    day: (year, month, day) => `${year}-yil ${day}-${nth(uzbekLatin, month)}`,
    month: (year, month) => `${year}-yil ${nth(uzbekLatin, month)}`,
    clock: (time, zone) => `, ${time} (${zone})`,
  },
  'uz-Cyrl': {
    day: (year, month, day) => `${year} йил ${day} ${nth(russian, month)}`,
    month: (year, month) => `${year} йил ${nth(russian, month)}`,
    clock: (time, zone) => `, ${time} (${zone})`,
  },
  tk: {
    day: (year, month, day) =>
      `${turkmenOrdinal(year)} ýylyň ${turkmenOrdinal(day)} ${nth(turkmenPossessive, month)}`,
    month: (year, month) => `${turkmenOrdinal(year)} ýylyň ${nth(turkmenPossessive, month)}`,
    clock: (time, zone) => `, sagat ${time} (${zone})`,
  },
}

const english = months(
  'January February March April May June July August September October November December',
)
/** Uzbek in Cyrillic spells its months as Russian does, and in small letters too. */
const russian = months(
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь',
)
const russianGenitive = months(
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
)
const kazakh = months(
  'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
)
const kyrgyzPossessive = months(
  'январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры',
)
/** The izafet joins each to the year. */
const tajik = months('январ феврал март апрел май июн июл август сентябр октябр ноябр декабр')
const uzbekLatin = months(
  'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr',
)
const turkmenPossessive = months(
  'ýanwary fewraly marty apreli maýy iýuny iýuly awgusty sentýabry oktýabry noýabry dekabry',
)

/** The numerals whose ordinals have back vowels: altynjy, dokuzynjy, onunjy, otuzynjy … */
const BACK_UNITS = new Set([6, 9])
const BACK_TENS = new Set([10, 30, 40, 60, 90])

/** `21-nji`, `2026-njy`: the ending follows the vowels of the last numeral that is spoken. */
function turkmenOrdinal(number: number): string {
  const unit = number % 10
  const isBack = unit === 0 ? BACK_TENS.has(number % 100) : BACK_UNITS.has(unit)
  return `${number}-${isBack ? 'njy' : 'nji'}`
}

function months(names: string): readonly string[] {
  return names.split(' ')
}

function nth(names: readonly string[], month: number): string {
  return names[month - 1] ?? ''
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
