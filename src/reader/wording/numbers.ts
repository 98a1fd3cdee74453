import type { Edition } from '#contract/edition.ts'
import { interfaceLanguage } from '../messages/catalogue.ts'
import { decimalIn } from './decimal-in.ts'

/** A count for readers, in the language of the words around it: `1,505` in English, `1 505` in Russian. */
export function formatCount(edition: Edition, count: number): string {
  return formatDecimal(edition, String(count))
}

/** A decimal in figures as they are stored: '1234.5' → `1,234.5` in English, `1 234,5` in Russian. */
export function formatDecimal(edition: Edition, decimal: string): string {
  return decimalIn(interfaceLanguage(edition), decimal)
}

/**
 * A text with figures in it as the rates room writes them, in those of the edition:
 * 'UZS/USD = 0.000082006 0.14%' → `UZS/USD = 0,000082006 0,14%` in Russian.
 */
export function formatFigures(edition: Edition, text: string): string {
  const language = interfaceLanguage(edition)
  return text.replace(/\d[\d,]*(?:\.\d+)?/g, (figure) =>
    decimalIn(language, figure.replaceAll(',', '')),
  )
}
