import type { SourceFacts } from './source-facts.ts'

/** National Bank of the Kyrgyz Republic: five currencies each day, some forty more once a week. */
export const nbkrFacts: SourceFacts = {
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
