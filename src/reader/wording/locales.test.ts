import { describe, expect, it } from 'vitest'
import { type Edition, editions } from '#contract/edition.ts'
import { readCapture } from '#intake/read-capture.ts'
import { pluralForm } from '../messages/word-forms.ts'
import { datesIn } from './dates.ts'
import { decimalIn } from './decimal-in.ts'
import { formatFigures } from './numbers.ts'

type Row = { day: string; fifthOfMay: string; month: string; moment: string; number: string }

const nbsp = '\u00a0'
const regional = `1${nbsp}234${nbsp}567,89`

/** As the press of each country writes them; not what the runtime's locale data says. */
const table: Record<Edition, Row> = {
  en: {
    day: '21 November 2026',
    fifthOfMay: '5 May 2025',
    month: 'November 2026',
    moment: '21 November 2026 at 15:05 GMT+6',
    number: '1,234,567.89',
  },
  ru: {
    day: '21 ноября 2026 года',
    fifthOfMay: '5 мая 2025 года',
    month: 'Ноябрь 2026 года',
    moment: '21 ноября 2026 года в 15:05 (GMT+6)',
    number: regional,
  },
  kk: {
    day: '2026 жылғы 21 қараша',
    fifthOfMay: '2025 жылғы 5 мамыр',
    month: '2026 жылғы қараша',
    moment: '2026 жылғы 21 қараша, 15:05 (GMT+6)',
    number: regional,
  },
  ky: {
    day: '2026-жылдын 21-ноябры',
    fifthOfMay: '2025-жылдын 5-майы',
    month: '2026-жылдын ноябры',
    moment: '2026-жылдын 21-ноябры, 15:05 (GMT+6)',
    number: regional,
  },
  tg: {
    day: '21 ноябри соли 2026',
    fifthOfMay: '5 майи соли 2025',
    month: 'Ноябри соли 2026',
    moment: '21 ноябри соли 2026, соати 15:05 (GMT+6)',
    number: regional,
  },
  'uz-Latn': {
    day: '2026-yil 21-noyabr',
    fifthOfMay: '2025-yil 5-may',
    month: '2026-yil noyabr',
    moment: '2026-yil 21-noyabr, 15:05 (GMT+6)',
    number: regional,
  },
  'uz-Cyrl': {
    day: '2026 йил 21 ноябрь',
    fifthOfMay: '2025 йил 5 май',
    month: '2026 йил ноябрь',
    moment: '2026 йил 21 ноябрь, 15:05 (GMT+6)',
    number: regional,
  },
  tk: {
    day: '2026-njy ýylyň 21-nji noýabry',
    fifthOfMay: '2025-nji ýylyň 5-nji maýy',
    month: '2026-njy ýylyň noýabry',
    moment: '2026-njy ýylyň 21-nji noýabry, sagat 15:05 (GMT+6)',
    number: regional,
  },
}

/** The day of a text edition, as the reader of captures has it. */
const readDay = (day: string) => readCapture(`${day}\n\n[Chapar text edition 1]`).siteDate

describe.each(editions)('in %s', (edition) => {
  const dates = datesIn(edition, 'Asia/Bishkek')

  it('days, months, moments and numbers are as the press writes them', () => {
    expect({
      day: dates.day('2026-11-21'),
      fifthOfMay: dates.day('2025-05-05'),
      month: dates.month('2026-11'),
      moment: dates.moment(new Date('2026-11-21T09:05:00Z')),
      number: decimalIn(edition, '1234567.89'),
    }).toEqual(table[edition])
  })

  it('every day of a year reads back as that day', () => {
    const first = Date.UTC(2028, 0, 1)
    for (let i = 0; i < 366; i++) {
      const day = new Date(first + i * 24 * 3600_000).toISOString().slice(0, 10)
      expect(readDay(dates.day(day)), dates.day(day)).toBe(day)
    }
  })

  it('nouns beside numbers are as the Unicode locale data says, where it says anything', () => {
    const [known] = Intl.PluralRules.supportedLocalesOf(edition)
    if (edition === 'tg') expect(known).toBeUndefined()
    const rules = new Intl.PluralRules(known ?? 'ky')
    for (let count = 0; count <= 1200; count++) {
      expect(pluralForm(edition, count), String(count)).toBe(rules.select(count))
    }
  })
})

describe('numbers', () => {
  it.each([
    ['5', '5', '5'],
    ['1505', '1,505', `1${nbsp}505`],
    ['1000000', '1,000,000', `1${nbsp}000${nbsp}000`],
    ['0.10879', '0.10879', '0,10879'],
    ['0.18', '0.18', '0,18'],
  ])('%s', (figures, english, russian) => {
    expect(decimalIn('en', figures)).toBe(english)
    expect(decimalIn('ru', figures)).toBe(russian)
  })

  it('change with the words around them in a line of the ticker, and nothing else does', () => {
    const line = 'USD/UZS = 12,194.21 -0.18%'
    expect(formatFigures('en', line)).toBe(line)
    expect(formatFigures('ru', line)).toBe(`USD/UZS = 12${nbsp}194,21 -0,18%`)
    expect(formatFigures('kk', 'TMT/USD = —')).toBe('TMT/USD = —')
    // An edition without its own catalogue speaks English, figures too.
    expect(formatFigures('tg', line)).toBe(line)
  })
})

it.each([
  [1, '1-nji'],
  [6, '6-njy'],
  [9, '9-njy'],
  [10, '10-njy'],
  [16, '16-njy'],
  [20, '20-nji'],
  [30, '30-njy'],
])('the Turkmen ordinal of %d has the vowel of its last numeral', (day, ordinal) => {
  const text = datesIn('tk', 'UTC').day(`2020-10-${String(day).padStart(2, '0')}`)
  expect(text).toBe(`2020-nji ýylyň ${ordinal} oktýabry`)
})
