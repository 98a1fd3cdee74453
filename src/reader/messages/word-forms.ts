import type { Edition } from '#contract/edition.ts'

type PluralForm = 'one' | 'few' | 'many' | 'other'

/**
 * The form of a noun beside a whole number, by the rules of the Unicode locale data (CLDR), which
 * has none for Tajik: there, as in its Turkic neighbours, the noun does not change.
 */
export function pluralForm(language: Edition, count: number): PluralForm {
  if (language !== 'ru') return count === 1 ? 'one' : 'other'
  const tens = count % 100
  const units = count % 10
  if (units === 1 && tens !== 11) return 'one'
  return units >= 2 && units <= 4 && !(tens >= 12 && tens <= 14) ? 'few' : 'many'
}

/** A list in words: 'A', 'A and B', 'A, B and C'. */
export function listed(items: readonly string[], and: string): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${and} ${last}`
}
