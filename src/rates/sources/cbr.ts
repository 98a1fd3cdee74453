import { addDays } from '../day-number.ts'
import { type Ask, type Bank, dotted, eachYear, XML } from './bank.ts'
import { type Extract, extractWith, UnreadableTable } from './reading/extraction.ts'
import { printedDay, printedRate } from './reading/printed-rate.ts'
import { childrenOf, childText, readXml, type XmlElement } from './reading/read-xml.ts'
import type { SourceFacts } from './source-facts.ts'

/** Bank of Russia, to check the others by. It prints tomorrow's table today. */
const facts: SourceFacts = {
  code: 'cbr',
  name: 'Bank of Russia',
  home: 'https://www.cbr.ru/',
  zone: 'Europe/Moscow',
  ownCurrency: 'RUB',
  direction: 'own-per-foreign',
  currencies: ['RUB'],
  role: 'cross-check',
  isInvented: false,
  weekdays: [2, 3, 4, 5, 6],
  publication: { looks: '25,55 16-19 * * 1-5', by: '19:00', takesEffect: 'next-fixing-day' },
  historySince: '1992-07-01',
  attribution: 'Bank of Russia, www.cbr.ru',
  disclaimer: 'Set without an obligation of the bank to buy or sell at these rates.',
  redistribution: 'unknown',
  isEnabled: true,
  hosts: ['www.cbr.ru'],
  spacingMs: 1000,
  expectedCurrencies: 54,
}

/**
 * `<ValCurs Date="25.04.2026"><Valute><CharCode>AUD<Nominal>1<Value>53,8359<VunitRate>`. VunitRate
 * is left alone: it drops zeros that Value prints.
 */
export const readDay = extractWith(function* (bytes) {
  const root = readXml(bytes, 'ValCurs')
  const day = printedDay(root.attributes.Date ?? '')
  for (const valute of childrenOf(root, 'Valute')) {
    yield readRow(valute, { code: childText(valute, 'CharCode'), day })
  }
})

/** One currency's past: `<Record Date="03.03.2026"><Nominal>1<Value>77,1734`. */
export const readRange = (code: string): Extract =>
  extractWith(function* (bytes) {
    const root = readXml(bytes, 'ValCurs')
    if (root.attributes.ID !== numbers[code]) {
      throw new UnreadableTable('wrong-root', `The answer is not of ${code}.`)
    }
    for (const record of childrenOf(root, 'Record')) {
      yield readRow(record, { code, day: printedDay(record.attributes.Date ?? '') })
    }
  })

function readRow(row: XmlElement, { code, day }: { code: string; day: string }) {
  return printedRate({
    day,
    code,
    value: childText(row, 'Value'),
    nominal: childText(row, 'Nominal'),
    decimal: ',',
  })
}

/** Its own numbers of the currencies whose past serves to check the five banks by. */
const numbers: Readonly<Record<string, string>> = {
  USD: 'R01235',
  EUR: 'R01239',
  KZT: 'R01335',
  KGS: 'R01370',
  TJS: 'R01670',
  TMT: 'R01710A',
  UZS: 'R01717',
}

export const cbr: Bank = {
  facts,
  parserVersion: 1,
  userAgent: 'own',
  recheckDays: 7,
  latest: (today) => [
    {
      request: 'daily',
      url: 'https://www.cbr.ru/scripts/XML_daily.asp',
      accept: XML,
      extract: readDay,
      days: { first: addDays(today, -14), last: addDays(today, 7) },
      isTable: true,
      mayBeAbsent: false,
    },
  ],
  *past(from, to, only) {
    for (const { first, last } of eachYear(from, to)) {
      for (const [code, number] of Object.entries(numbers)) {
        if (!only || only.includes(code)) yield askRange(code, number, { first, last })
      }
    }
  },
}

function askRange(code: string, number: string, days: Ask['days']): Ask {
  const [first, last] = [dotted(days.first, '/'), dotted(days.last, '/')]
  return {
    request: `range:${code}:${days.first}:${days.last}`,
    url: `https://www.cbr.ru/scripts/XML_dynamic.asp?date_req1=${first}&date_req2=${last}&VAL_NM_RQ=${number}`,
    accept: XML,
    extract: readRange(code),
    days,
    isTable: false,
    mayBeAbsent: true,
  }
}
