import type { Edition } from '#contract/edition.ts'

/**
 * A decimal in figures as they are stored, as the press of a language writes it: '1234.5' →
 * `1,234.5` in English, and in every language of the region with blanks that do not break between
 * thousands and a decimal comma.
 */
export function decimalIn(language: Edition, decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const [between, point] = language === 'en' ? [',', '.'] : ['\u00a0', ',']
  const thousands = whole.replace(/\B(?=(?:\d{3})+$)/g, between)
  return fraction === undefined ? thousands : thousands + point + fraction
}
