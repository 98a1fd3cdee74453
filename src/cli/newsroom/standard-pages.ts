import type { Edition } from '#contract/edition.ts'
import type { Site } from '#site/site.ts'
import type { StaticPageText } from '#site/static-pages.ts'
import { englishPages } from './pages/english-pages.ts'
import { kazakhPages } from './pages/kazakh-pages.ts'
import { paperIn } from './pages/page-text.ts'
import { russianPages } from './pages/russian-pages.ts'

/**
 * The pages that every paper needs, made from the answers to `chapar init`, in the words of an
 * edition; null where they are not written in its language. The default edition has them in any
 * case, in English if need be. They promise only what the software itself keeps, so that a newsroom
 * can leave them as they are.
 */
export function standardPages(site: Site, edition: Edition): StaticPageText[] | null {
  const write = writers[edition] ?? (edition === site.defaultEdition ? englishPages : null)
  return write ? write(site, paperIn(site, edition)) : null
}

const writers: Partial<Record<Edition, typeof englishPages>> = {
  en: englishPages,
  ru: russianPages,
  kk: kazakhPages,
}
