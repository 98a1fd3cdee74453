import type { TermName } from '#articles/published-article.ts'

/** The countries that have dyes of their own in styles/base.css. */
const dyed = new Set(['kz', 'kg', 'tj', 'uz', 'tm'])

/** The class that gives what it stands on the dyes of a piece's country; '' for several or none. */
export function countryClass(terms: readonly TermName[]): string {
  const countries = terms.filter((term) => term.axis === 'country')
  const [only] = countries
  return countries.length === 1 && only ? dyesOf(only.slug) : ''
}

/** As `countryClass`, of one country by its slug. */
export function dyesOf(slug: string): string {
  return dyed.has(slug) ? `c-${slug}` : ''
}
