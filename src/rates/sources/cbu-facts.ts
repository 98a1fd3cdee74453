import type { SourceFacts } from './source-facts.ts'

/** Central Bank of Uzbekistan. Every row of its table has a day of its own. */
export const cbuFacts: SourceFacts = {
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
