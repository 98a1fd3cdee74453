import type { Edition } from '#contract/edition.ts'

/** The countries that Chapar is made for, in the order in which they are shown. */
const countries = ['KZ', 'KG', 'TJ', 'UZ', 'TM'] as const

/** Where the Unicode locale data says otherwise than the press of the region writes. */
const preferred: Partial<Record<Edition, Record<string, string>>> = {
  ru: { KG: 'Кыргызстан' },
}

/** Each country with its name in every edition, as the Unicode locale data has it. */
export function countryNames(editions: readonly Edition[]) {
  return countries.map((code) => ({
    code,
    slug: code.toLowerCase(),
    name: Object.fromEntries(editions.map((edition) => [edition, nameIn(edition, code)])),
  }))
}

function nameIn(edition: Edition, code: string): string {
  const names = new Intl.DisplayNames([edition, 'en'], { type: 'region' })
  return preferred[edition]?.[code] ?? names.of(code) ?? code
}
