import { z } from 'zod'
import { addDays, eachDay } from '../day-number.ts'
import { type Ask, type Bank, XML } from './bank.ts'
import { decodeText } from './reading/decode-text.ts'
import { extractWith, UnreadableTable } from './reading/extraction.ts'
import { printedDay, printedRate } from './reading/printed-rate.ts'
import { childrenOf, childText, readXml } from './reading/read-xml.ts'
import type { SourceFacts } from './source-facts.ts'

/** Central Bank of Uzbekistan. Every row of its table has a day of its own. */
const facts: SourceFacts = {
  code: 'cbu',
  name: 'Central Bank of Uzbekistan',
  home: 'https://cbu.uz/',
  zone: 'Asia/Tashkent',
  ownCurrency: 'UZS',
  direction: 'own-per-foreign',
  currencies: ['UZS'],
  role: 'official',
  isInvented: false,
  weekdays: [1, 2, 3, 4, 5],
  publication: { looks: '15,45 15-18 * * 1-5', by: '18:00', takesEffect: 'next-fixing-day' },
  historySince: '1994-07-01',
  attribution: 'Central Bank of Uzbekistan, cbu.uz',
  disclaimer:
    'Rates for accounting, customs and statistics; the bank is not bound to buy or sell at them.',
  redistribution: 'unknown',
  isEnabled: true,
  hosts: ['cbu.uz'],
  spacingMs: 1000,
  expectedCurrencies: 75,
}

const rowSchema = z.object({
  Ccy: z.string(),
  Nominal: z.string(),
  Rate: z.string(),
  Date: z.string(),
})

/** `[{"Ccy":"USD","Nominal":"1","Rate":"12194.21","Diff":"-16.5","Date":"01.04.2026"}, …]` */
export const readJson = extractWith(function* (bytes) {
  const text = decodeText(bytes)
  const rows = z.array(z.unknown()).safeParse(parseJson(text))
  if (!rows.success) throw new UnreadableTable('wrong-root', 'The answer is no list of rows.')
  for (const row of rows.data) {
    const parsed = rowSchema.safeParse(row)
    if (!parsed.success) {
      throw new UnreadableTable(
        'bad-row',
        'A row cannot be read: it lacks Ccy, Nominal, Rate or Date.',
      )
    }
    const { Ccy: code, Nominal: nominal, Rate: value } = parsed.data
    yield printedRate({ day: printedDay(parsed.data.Date), code, value, nominal, decimal: '.' })
  }
})

/** `<CBU_Curr><CcyNtry ID="840"><Ccy>USD<Nominal>1<Rate>12194.21<date>01.04.2026` */
export const readDocument = extractWith(function* (bytes) {
  for (const entry of childrenOf(readXml(bytes, 'CBU_Curr'), 'CcyNtry')) {
    yield printedRate({
      day: printedDay(childText(entry, 'date')),
      code: childText(entry, 'Ccy'),
      value: childText(entry, 'Rate'),
      nominal: childText(entry, 'Nominal'),
      decimal: '.',
    })
  }
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    if (/^\s*</.test(text)) {
      throw new UnreadableTable('not-the-format', 'The answer is a page of HTML, not a table.')
    }
    const isList = /^\s*\[/.test(text)
    throw isList || text.trim() === ''
      ? new UnreadableTable('cut-off', 'The list ends in the middle.')
      : new UnreadableTable('not-the-format', 'The answer is not JSON.')
  }
}

export const cbu: Bank = {
  facts,
  parserVersion: 1,
  userAgent: 'own',
  recheckDays: 7,
  latest: (today) => [askLatest(today)],
  *past(from, to) {
    for (const day of eachDay(from, to)) yield { ...askDay(day), mayBeAbsent: true }
  },
}

/** On a day without a fixing it answers with the table in force, whose rows say their own day. */
const IN_FORCE_DAYS = 10

function askDay(day: string): Ask {
  return {
    request: `day:${day}`,
    url: `https://cbu.uz/en/arkhiv-kursov-valyut/json/all/${day}/`,
    accept: 'application/json',
    extract: readJson,
    days: { first: addDays(day, -IN_FORCE_DAYS), last: day },
    isTable: true,
    mayBeAbsent: false,
  }
}

function askLatest(today: string): Ask {
  const newest: Ask = {
    ...askDay(today),
    request: 'latest',
    url: 'https://cbu.uz/en/arkhiv-kursov-valyut/json/',
    days: { first: addDays(today, -IN_FORCE_DAYS), last: addDays(today, 7) },
  }
  const url = 'https://cbu.uz/en/arkhiv-kursov-valyut/xml/'
  return {
    ...newest,
    instead: { ...newest, request: 'latest-xml', url, accept: XML, extract: readDocument },
  }
}
