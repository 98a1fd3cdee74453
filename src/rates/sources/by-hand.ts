import type { SourceFacts } from './source-facts.ts'

/**
 * What a person entered from elsewhere, always with a note that says from where: the parallel
 * market above all. It is never blended with a bank's figures, nor compared with them.
 */
export const byHand: SourceFacts = {
  code: 'by-hand',
  name: 'Entered by hand',
  home: null,
  zone: 'UTC',
  ownCurrency: null,
  direction: 'own-per-foreign',
  currencies: [],
  role: 'cross-check',
  isInvented: false,
  weekdays: null,
  publication: null,
  historySince: null,
  attribution: 'Each figure names its own source',
  disclaimer: 'Not an official rate.',
  redistribution: 'unknown',
  isEnabled: false,
  hosts: [],
  spacingMs: 0,
  expectedCurrencies: 0,
}
