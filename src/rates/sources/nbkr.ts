import { addDays } from '../day-number.ts'
import { type Ask, type Bank, eachYear, XML } from './bank.ts'
import { decodeText } from './reading/decode-text.ts'
import { type Extract, extractWith, UnreadableTable } from './reading/extraction.ts'
import { printedDay, printedRate } from './reading/printed-rate.ts'
import { childrenOf, childText, readXml } from './reading/read-xml.ts'
import type { SourceFacts } from './source-facts.ts'

/** National Bank of the Kyrgyz Republic: five currencies each day, some forty more once a week. */
const facts: SourceFacts = {
  code: 'nbkr',
  name: 'National Bank of the Kyrgyz Republic',
  home: 'https://www.nbkr.kg/',
  zone: 'Asia/Bishkek',
  ownCurrency: 'KGS',
  direction: 'own-per-foreign',
  currencies: ['KGS'],
  role: 'official',
  isInvented: false,
  weekdays: [2, 3, 4, 5, 6],
  publication: { looks: '10,40 15-18 * * 1-5', by: '18:00', takesEffect: 'next-fixing-day' },
  historySince: '1999-01-01',
  attribution: 'National Bank of the Kyrgyz Republic, www.nbkr.kg',
  disclaimer: null,
  redistribution: 'unknown',
  isEnabled: true,
  hosts: ['www.nbkr.kg'],
  // It drops clients that open many connections in a row.
  spacingMs: 600,
  expectedCurrencies: 5,
}

/**
 * `<CurrencyRates Date="24.05.2026"><Currency ISOCode="USD"><Nominal>1<Value>87,4500`: the daily
 * and the weekly file are alike, each with a day of its own.
 */
export const readFile = extractWith(function* (bytes) {
  const root = readXml(bytes, 'CurrencyRates')
  const day = printedDay(root.attributes.Date ?? '')
  for (const currency of childrenOf(root, 'Currency')) {
    yield printedRate({
      day,
      code: currency.attributes.ISOCode ?? '',
      value: childText(currency, 'Value'),
      nominal: childText(currency, 'Nominal'),
      decimal: ',',
    })
  }
})

/**
 * The page of one currency's past: `<!--date-->25.06.2005<!--date--> … <!--value-->40,9614<!--value-->`.
 * It prints neither the currency, which is known from the request, nor a nominal: see `numbers`.
 */
export const readHistory = (code: string): Extract =>
  extractWith(function* (bytes) {
    const text = decodeText(bytes)
    if (!/<table[\s>]/i.test(text)) {
      throw new UnreadableTable('wrong-root', 'The page has no table.')
    }
    if (!/<\/table>\s*(<|$)/i.test(text.slice(text.lastIndexOf('<!--')))) {
      throw new UnreadableTable('cut-off', 'The page ends in the middle of its table.')
    }
    const days = [...text.matchAll(/<!--date-->([^<]*)<!--date-->/g)]
    const values = [...text.matchAll(/<!--value-->([^<]*)<!--value-->/g)]
    if (days.length !== values.length) {
      throw new UnreadableTable('cut-off', 'The page has not as many values as days.')
    }
    for (const [place, [, day = '']] of days.entries()) {
      const value = values[place]?.[1]?.trim() ?? ''
      yield printedRate({ day: printedDay(day), code, value, nominal: '', decimal: ',' })
    }
  })

/**
 * Its numbers for currencies that its files print for one unit. Its pages of the past print no
 * nominal, and nobody has seen whether it was another once: a page whose level breaks is refused.
 */
const numbers: Readonly<Record<string, number>> = {
  USD: 15,
  EUR: 20,
  CNY: 24,
  KZT: 40,
  RUB: 44,
  TJS: 45,
  UZS: 46,
  TMT: 108,
}

export const nbkr: Bank = {
  facts,
  parserVersion: 1,
  userAgent: 'own',
  // Its pages of the past may print more digits than its files, and would revise them to and fro.
  recheckDays: 0,
  latest: (today) => [askFile('weekly', today, 40), askFile('daily', today, 5)],
  *past(from, to, only) {
    for (const { first, last } of eachYear(from, to)) {
      for (const [code, number] of Object.entries(numbers)) {
        if (!only || only.includes(code)) yield askHistory(code, number, { first, last })
      }
    }
  },
}

function askFile(name: 'daily' | 'weekly', today: string, expectedCurrencies: number): Ask {
  return {
    request: name,
    url: `https://www.nbkr.kg/XML/${name}.xml`,
    accept: XML,
    extract: readFile,
    days: { first: addDays(today, -14), last: addDays(today, 7) },
    isTable: true,
    lacksDollar: name === 'weekly',
    expectedCurrencies,
    mayBeAbsent: false,
  }
}

function askHistory(code: string, number: number, days: Ask['days']): Ask {
  const [beg = [], end = []] = [days.first.split('-'), days.last.split('-')]
  const query = new URLSearchParams({
    item: '1562',
    lang: 'ENG',
    valuta_id: String(number),
    beg_day: beg[2] ?? '',
    beg_month: beg[1] ?? '',
    beg_year: beg[0] ?? '',
    end_day: end[2] ?? '',
    end_month: end[1] ?? '',
    end_year: end[0] ?? '',
  })
  return {
    request: `history:${code}:${days.first}:${days.last}`,
    url: `https://www.nbkr.kg/index1.jsp?${query}`,
    accept: 'text/html',
    extract: readHistory(code),
    days,
    isTable: false,
    lacksNominal: true,
    mayBeAbsent: true,
  }
}
