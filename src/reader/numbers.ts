import type { Edition } from '#contract/edition.ts'
import { interfaceLanguage } from './messages/catalogue.ts'

/** A count for readers, in the language of the words around it: `1,505` in English, `1 505` in Russian. */
export function formatCount(edition: Edition, count: number): string {
  return formatDecimal(edition, String(count))
}

/** A decimal in figures as they are stored: '1234.5' → `1,234.5` in English, `1 234,5` in Russian. */
export function formatDecimal(edition: Edition, decimal: string): string {
  return decimalIn(interfaceLanguage(edition), decimal)
}

/**
 * Blanks that do not break between thousands and a decimal comma in every language of the region.
 * @internal for the table test of all languages
 */
export function decimalIn(language: Edition, decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const [between, point] = language === 'en' ? [',', '.'] : ['\u00a0', ',']
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, between)
  return fraction === undefined ? thousands : thousands + point + fraction
}
