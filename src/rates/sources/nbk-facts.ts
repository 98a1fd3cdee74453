import type { SourceFacts } from './source-facts.ts'

/** National Bank of Kazakhstan. Friday's fixing is dated Saturday, and printed again on Sunday and Monday. */
export const nbkFacts: SourceFacts = {
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
