import { addDays, eachDay } from '../day-number.ts'
import { type Ask, type Bank, dotted, XML } from './bank.ts'
import { extractWith } from './reading/extraction.ts'
import { printedDay, printedRate } from './reading/printed-rate.ts'
import { childrenOf, childText, readXml, type XmlElement } from './reading/read-xml.ts'
import type { SourceFacts } from './source-facts.ts'

/** National Bank of Kazakhstan. Friday's fixing is dated Saturday, and printed again on Sunday and Monday. */
const facts: SourceFacts = {
  code: 'nbk',
  name: 'National Bank of Kazakhstan',
  home: 'https://nationalbank.kz/',
  // At +6 until 2024-03-01; the zone knows.
  zone: 'Asia/Almaty',
  ownCurrency: 'KZT',
  direction: 'own-per-foreign',
  currencies: ['KZT'],
  role: 'official',
  isInvented: false,
  weekdays: [2, 3, 4, 5, 6],
  publication: { looks: '5,35 16-19 * * 1-5', by: '19:00', takesEffect: 'next-fixing-day' },
  historySince: '2000-01-01',
  attribution: 'National Bank of Kazakhstan, www.nationalbank.kz',
  disclaimer: null,
  redistribution: 'unknown',
  isEnabled: true,
  hosts: ['nationalbank.kz'],
  spacingMs: 1000,
  expectedCurrencies: 39,
}

/**
 * `<rates><date>01.04.2026</date><item><title>USD<description>478.77<quant>1`: one request a day,
 * there is no range. Zeros at the end are dropped ("3"), and two decimals are the most.
 */
export const readDay = extractWith(function* (bytes) {
  const root = readXml(bytes, 'rates')
  const day = printedDay(childText(root, 'date'))
  for (const item of childrenOf(root, 'item')) yield readItem(item, day)
})

/** The same as RSS, with the day in each item: the newest table only. */
export const readFeed = extractWith(function* (bytes) {
  const channel = childrenOf(readXml(bytes, 'rss'), 'channel')[0]
  for (const item of channel ? childrenOf(channel, 'item') : []) {
    yield readItem(item, printedDay(childText(item, 'pubDate')))
  }
})

function readItem(item: XmlElement, day: string) {
  return printedRate({
    day,
    code: childText(item, 'title'),
    value: childText(item, 'description'),
    nominal: childText(item, 'quant'),
    decimal: '.',
  })
}

export const nbk: Bank = {
  facts,
  parserVersion: 1,
  userAgent: 'own',
  recheckDays: 7,
  latest: (today) => [
    { ...askDay(today), instead: askFeed(today) },
    { ...askDay(addDays(today, 1)), mayBeAbsent: true },
  ],
  // Every day, also those on which it only repeats: working Saturdays move the fixings about.
  *past(from, to) {
    for (const day of eachDay(from, to)) yield { ...askDay(day), mayBeAbsent: true }
  },
}

function askDay(day: string): Ask {
  return {
    request: `day:${day}`,
    url: `https://nationalbank.kz/rss/get_rates.cfm?fdate=${dotted(day)}`,
    accept: XML,
    extract: readDay,
    days: { first: day, last: day },
    isTable: true,
    mayBeAbsent: false,
  }
}

function askFeed(today: string): Ask {
  return {
    ...askDay(today),
    request: 'feed',
    url: 'https://nationalbank.kz/rss/rates_all.xml',
    extract: readFeed,
    days: { first: addDays(today, -10), last: addDays(today, 4) },
  }
}
