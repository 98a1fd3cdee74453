import { addDays, eachDay } from '../day-number.ts'
import { type Ask, type Bank, eachYear, XML } from './bank.ts'
import { extractWith } from './reading/extraction.ts'
import { printedDay, printedRate } from './reading/printed-rate.ts'
import { childrenOf, childText, readXml, type XmlElement } from './reading/read-xml.ts'
import type { SourceFacts } from './source-facts.ts'

/** National Bank of Tajikistan. It prints a table for every day; on which days it fixes is not known. */
const facts: SourceFacts = {
  code: 'nbt',
  name: 'National Bank of Tajikistan',
  home: 'https://www.nbt.tj/',
  zone: 'Asia/Dushanbe',
  ownCurrency: 'TJS',
  direction: 'own-per-foreign',
  currencies: ['TJS'],
  role: 'official',
  isInvented: false,
  weekdays: null,
  publication: { looks: '20 9-12,15-18 * * *', by: '12:00', takesEffect: 'same-day' },
  historySince: '2001-01-01',
  attribution: 'National Bank of Tajikistan, with reference to www.nbt.tj',
  disclaimer: null,
  redistribution: 'attribution',
  isEnabled: true,
  hosts: ['www.nbt.tj', 'nbt.tj'],
  spacingMs: 1000,
  expectedCurrencies: 36,
}

/**
 * `<ValCurs Date="2026-05-18"><Valute ID="840"><CharCode>USD<Nominal>1<Value>9.3450`. The ID is not
 * to be relied on (810 for RUB). A day out of its range gets today's table, under today's date.
 */
export const readDay = extractWith(function* (bytes) {
  const root = readXml(bytes, 'ValCurs')
  const day = printedDay(root.attributes.Date ?? '')
  for (const valute of childrenOf(root, 'Valute')) yield readRow(valute, day)
})

/** The same for one currency, with a day in each `Record`, in windows-1251. */
export const readRange = extractWith(function* (bytes) {
  for (const record of childrenOf(readXml(bytes, 'ValCurs'), 'Record')) {
    yield readRow(record, printedDay(record.attributes.Date ?? ''))
  }
})

function readRow(row: XmlElement, day: string) {
  return printedRate({
    day,
    code: childText(row, 'CharCode'),
    value: childText(row, 'Value'),
    nominal: childText(row, 'Nominal'),
    decimal: '.',
  })
}

/** ISO 4217 numbers, as it wants them beside the code. */
const numbers: Readonly<Record<string, string>> = {
  USD: '840',
  EUR: '978',
  CNY: '156',
  RUB: '810',
  KZT: '398',
  KGS: '417',
  UZS: '860',
  TMT: '934',
}

export const nbt: Bank = {
  facts,
  parserVersion: 1,
  userAgent: 'own',
  recheckDays: 7,
  latest: (today) => [askDay(today), { ...askDay(addDays(today, 1)), mayBeAbsent: true }],
  *past(from, to, only) {
    if (!only) {
      for (const day of eachDay(from, to)) yield { ...askDay(day), mayBeAbsent: true }
      return
    }
    for (const days of eachYear(from, to)) {
      for (const code of only) {
        const number = numbers[code]
        if (number) yield askRange(code, number, days)
      }
    }
  },
}

function askDay(day: string): Ask {
  return {
    request: `day:${day}`,
    // Without export=xmlout it sends a page of help.
    url: `https://www.nbt.tj/en/kurs/export_xml.php?date=${day}&export=xmlout`,
    accept: XML,
    extract: readDay,
    days: { first: day, last: day },
    isTable: true,
    mayBeAbsent: false,
  }
}

function askRange(code: string, number: string, days: Ask['days']): Ask {
  const { first, last } = days
  return {
    request: `range:${code}:${first}:${last}`,
    url: `https://www.nbt.tj/en/kurs/export_xml_dynamic.php?d1=${first}&d2=${last}&cn=${number}&cs=${code}&export=xml`,
    accept: XML,
    extract: readRange,
    days,
    isTable: false,
    mayBeAbsent: true,
  }
}
