import type { Edition } from '#contract/edition.ts'

type Prefixes = { defaultEdition: Edition }

/** The address of `path` in an edition: the default edition carries no prefix. */
export function editionPath(site: Prefixes, edition: Edition, path: string): string {
  if (edition === site.defaultEdition) return path
  return path === '/' ? `/${edition}` : `/${edition}${path}`
}
