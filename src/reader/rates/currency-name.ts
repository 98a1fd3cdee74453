import type { Edition } from '#contract/edition.ts'
import { interfaceLanguage, messagesFor } from '../messages/catalogue.ts'

const made = new Map<Edition, Intl.DisplayNames>()

/**
 * What a currency is called in the words of an edition: as the catalogue has it, else as the Unicode
 * locale data has it, else its code.
 */
export function currencyName(code: string, edition: Edition): string {
  const own = messagesFor(edition).ticker.currencies[code]
  if (own !== undefined) return own
  const language = interfaceLanguage(edition)
  let names = made.get(language)
  if (!names) {
    names = new Intl.DisplayNames(language, { type: 'currency' })
    made.set(language, names)
  }
  return names.of(code) ?? code
}
