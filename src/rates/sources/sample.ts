import type { SourceFacts } from './source-facts.ts'

/** The invented source of the sample newsroom; it is never fetched. */
export const sample: SourceFacts = {
  code: 'sample',
  name: 'Sample source',
  isInvented: true,
  currencies: ['KZT', 'KGS', 'TJS', 'UZS', 'TMT'],
}
