import type { SourceFacts } from './source-facts.ts'

/** The invented source of the sample newsroom; it is never fetched. */
export const sample: SourceFacts = {
  code: 'sample',
  name: 'Sample source',
  home: null,
  zone: 'Asia/Tashkent',
  ownCurrency: null,
  direction: 'own-per-foreign',
  currencies: ['KZT', 'KGS', 'TJS', 'UZS', 'TMT'],
  role: 'official',
  isInvented: true,
  weekdays: null,
  publication: null,
  historySince: null,
  attribution: 'Invented figures of the sample newsroom',
  disclaimer: 'These figures are invented and belong to no bank.',
  redistribution: 'free',
  isEnabled: false,
  hosts: [],
  spacingMs: 0,
  expectedCurrencies: 0,
}
