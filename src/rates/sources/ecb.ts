import { addDays } from '../day-number.ts'
import { type Ask, type Bank, eachYear, XML } from './bank.ts'
import { decodeText } from './reading/decode-text.ts'
import { extractWith } from './reading/extraction.ts'
import { printedDay, printedRate } from './reading/printed-rate.ts'
import { readCsv } from './reading/read-csv.ts'
import { childrenOf, readXml } from './reading/read-xml.ts'
import type { SourceFacts } from './source-facts.ts'

/** European Central Bank, to check the others by. It prints none of the five currencies. */
const facts: SourceFacts = {
  code: 'ecb',
  name: 'European Central Bank',
  home: 'https://www.ecb.europa.eu/',
  zone: 'Europe/Berlin',
  ownCurrency: 'EUR',
  direction: 'foreign-per-own',
  currencies: ['EUR'],
  role: 'cross-check',
  isInvented: false,
  weekdays: [1, 2, 3, 4, 5],
  publication: { looks: '10,40 16-18 * * 1-5', by: '18:00', takesEffect: 'same-day' },
  historySince: '1999-01-04',
  attribution: 'European Central Bank, euro foreign exchange reference rates',
  disclaimer: 'Reference rates for information only.',
  redistribution: 'attribution',
  isEnabled: true,
  hosts: ['www.ecb.europa.eu', 'data-api.ecb.europa.eu'],
  spacingMs: 500,
  expectedCurrencies: 30,
}

/** `<gesmes:Envelope><Cube><Cube time='2024-02-27'><Cube currency='USD' rate='1.0856'/>` */
export const readDaily = extractWith(function* (bytes) {
  const cubes = childrenOf(readXml(bytes, 'gesmes:Envelope'), 'Cube')
  for (const dated of cubes.flatMap((cube) => childrenOf(cube, 'Cube'))) {
    const day = printedDay(dated.attributes.time ?? '')
    for (const { attributes } of childrenOf(dated, 'Cube')) {
      yield readFigure(day, attributes.currency ?? '', attributes.rate ?? '')
    }
  }
})

/** The statistical service's table, read by the names of its columns; an empty value is no rate. */
export const readSeries = extractWith(function* (bytes) {
  for (const cell of readCsv(bytes, ['CURRENCY', 'TIME_PERIOD', 'OBS_VALUE'])) {
    yield readFigure(printedDay(cell('TIME_PERIOD')), cell('CURRENCY'), cell('OBS_VALUE'))
  }
})

/** The file of all days (`eurofxref-hist.csv`): a column a currency, `N/A` where there was none. */
export const readAllDays = extractWith(function* (bytes) {
  const codes = decodeText(bytes).split(/\r?\n/, 1)[0]?.split(',').slice(1) ?? []
  for (const cell of readCsv(bytes, ['Date', 'USD'])) {
    const day = printedDay(cell('Date'))
    for (const code of codes) {
      if (code.trim() !== '') yield readFigure(day, code.trim(), cell(code.trim()))
    }
  }
})

function readFigure(day: string, code: string, value: string) {
  return printedRate({ day, code, value, nominal: '', decimal: '.' })
}

export const ecb: Bank = {
  facts,
  parserVersion: 1,
  userAgent: 'own',
  recheckDays: 7,
  latest: (today) => {
    const days = { first: addDays(today, -14), last: today }
    const daily: Ask = {
      request: 'daily',
      url: 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml',
      accept: XML,
      extract: readDaily,
      days,
      isTable: true,
      mayBeAbsent: false,
    }
    return [{ ...daily, instead: askSeries(days) }]
  },
  *past(from, to) {
    for (const days of eachYear(from, to)) yield { ...askSeries(days), mayBeAbsent: true }
  },
}

function askSeries(days: Ask['days']): Ask {
  return {
    request: `series:${days.first}:${days.last}`,
    url: `https://data-api.ecb.europa.eu/service/data/EXR/D..EUR.SP00.A?format=csvdata&startPeriod=${days.first}&endPeriod=${days.last}&detail=dataonly`,
    accept: 'text/csv',
    extract: readSeries,
    days,
    isTable: true,
    mayBeAbsent: false,
  }
}
