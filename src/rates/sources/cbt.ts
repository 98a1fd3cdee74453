import { addDays, dayNumber, eachDay, weekdayOf } from '../day-number.ts'
import { type Ask, type Bank, dotted, XML } from './bank.ts'
import { extractWith } from './reading/extraction.ts'
import { printedDay, printedRate } from './reading/printed-rate.ts'
import { childrenOf, childText, readXml } from './reading/read-xml.ts'
import type { SourceFacts } from './source-facts.ts'

/** Central Bank of Turkmenistan. It often answers nobody outside the country: see docs/rates-sources.md. */
const facts: SourceFacts = {
  code: 'cbt',
  name: 'Central Bank of Turkmenistan',
  home: 'https://cbt.tm/',
  zone: 'Asia/Ashgabat',
  ownCurrency: 'TMT',
  direction: 'own-per-foreign',
  currencies: ['TMT'],
  role: 'official',
  isInvented: false,
  weekdays: [1, 2, 3, 4, 5, 6],
  publication: { looks: '50 15-18 * * 1-6', by: '18:00', takesEffect: 'next-fixing-day' },
  historySince: '2020-04-17',
  attribution: 'Central Bank of Turkmenistan, cbt.tm',
  disclaimer: 'The US dollar stands at 3.5 by decision of the bank since 1 January 2015.',
  redistribution: 'unknown',
  isEnabled: true,
  hosts: ['cbt.tm'],
  spacingMs: 1500,
  expectedCurrencies: 48,
}

/**
 * `<cbt_currency_rate><date>20.05.2026</date><rate code="USD"><multiplier>1<rate_tmt>3.5<checksum>`.
 * `rate_usd` is left alone: for some currencies it is dollars for one, for others one dollar's price.
 */
export const readDay = extractWith(function* (bytes) {
  const root = readXml(bytes, 'cbt_currency_rate')
  const day = printedDay(childText(root, 'date'))
  for (const rate of childrenOf(root, 'rate')) {
    const checksum = childText(rate, 'checksum')
    yield printedRate({
      day,
      code: rate.attributes.code ?? '',
      value: childText(rate, 'rate_tmt'),
      nominal: childText(rate, 'multiplier'),
      decimal: '.',
      ...(checksum === '' ? {} : { checksum }),
    })
  }
})

export const cbt: Bank = {
  facts,
  parserVersion: 1,
  // It answers 403 to what does not look like a browser.
  userAgent: 'browser',
  recheckDays: 7,
  latest: (today) => [
    { ...askDay(today), mayBeAbsent: weekdayOf(dayNumber(today)) === 7 },
    { ...askDay(addDays(today, 1)), mayBeAbsent: true },
  ],
  *past(from, to) {
    for (const day of eachDay(from, to)) {
      if (weekdayOf(dayNumber(day)) !== 7) yield { ...askDay(day), mayBeAbsent: true }
    }
  },
}

function askDay(day: string): Ask {
  const [year] = day.split('-')
  return {
    request: `day:${day}`,
    url: `https://cbt.tm/kurs/${year}/${dotted(day, '')}.xml`,
    accept: XML,
    extract: readDay,
    days: { first: day, last: day },
    isTable: true,
    mayBeAbsent: false,
  }
}
