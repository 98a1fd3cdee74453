import type { SourceFacts } from './source-facts.ts'

/** National Bank of Tajikistan. It prints a table for every day; on which days it fixes is not known. */
export const nbtFacts: SourceFacts = {
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
