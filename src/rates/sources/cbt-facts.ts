import type { SourceFacts } from './source-facts.ts'

/** Central Bank of Turkmenistan. It often answers nobody outside the country: see docs/rates-sources.md. */
export const cbtFacts: SourceFacts = {
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
