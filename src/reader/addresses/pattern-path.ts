import type { TermName } from '#articles/published-article.ts'
import type { PatternSeed } from '#media/piece-pattern.ts'

type Piece = { id: string; terms: readonly TermName[] }

/** What the cloth of a piece is computed from; of several countries none is its own. */
export function patternSeed({ id, terms }: Piece): PatternSeed {
  const slugsOf = (axis: TermName['axis']) =>
    terms.filter((term) => term.axis === axis).map(({ slug }) => slug)
  const countries = slugsOf('country')
  return {
    id,
    country: countries.length === 1 ? (countries[0] ?? null) : null,
    section: slugsOf('section')[0] ?? null,
  }
}

/** The address of a cloth holds all that it is computed from: '/pattern/kz.economy.{id}.svg'. */
export function patternPath(seed: PatternSeed): string {
  return `/pattern/${seed.country ?? NONE}.${seed.section ?? NONE}.${seed.id}.svg`
}

/** The other way round; null for an address that `patternPath` would not make. */
export function readPatternPath(path: string): PatternSeed | null {
  const [, country, section, id] = ADDRESS.exec(path) ?? []
  if (!country || !section || !id) return null
  const named = (slug: string) => (slug === NONE ? null : slug)
  return { id, country: named(country), section: named(section) }
}

/** Stands where there is no country or no section; a slug begins with a letter or figure. */
const NONE = '-'

const ADDRESS =
  /^\/pattern\/(-|[a-z0-9][a-z0-9-]{0,99})\.(-|[a-z0-9][a-z0-9-]{0,99})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.svg$/
