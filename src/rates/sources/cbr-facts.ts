import type { SourceFacts } from './source-facts.ts'

/** Bank of Russia, to check the others by. It prints tomorrow's table today. */
export const cbrFacts: SourceFacts = {
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
