import type { SourceFacts } from './source-facts.ts'

/** European Central Bank, to check the others by. It prints none of the five currencies. */
export const ecbFacts: SourceFacts = {
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
