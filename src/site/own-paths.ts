import { editions } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'

/**
 * The first words of the addresses that the site answers itself, or that are kept for what it is
 * to answer (DESIGN "Addresses"): nothing else may be given an address under one.
 */
const reservedWords = new Set([
  ...['section', 'country', 'topic', 'author', 'kind', 'storyline', 'archive'],
  ...['rates', 'record', 'register', 'corrections', 'search'],
  ...['feed.xml', 'feed.atom', 'feed.json', 'sitemap.xml', 'news-sitemap.xml', 'sitemaps'],
  ...['desk', 'api', 'embed', 'assets', 'media', 'cards'],
  ...['healthz', 'readyz', 'metrics', '.well-known', 'robots.txt', 'favicon.ico', 'index'],
])

/** Pages that every paper should have, written or not. */
const usualPages = ['about', 'contact', 'imprint', 'privacy', 'corrections-policy', 'ownership']

/** Whether a page of this name is one of those that papers usually have. */
export function isUsualPage(slug: string): boolean {
  return usualPages.includes(slug)
}

/** Whether a path, with or without an edition's prefix, is the site's own in whatever spelling. */
export async function isOwnPath(db: Db, path: string): Promise<boolean> {
  // The suffix asks for a form of the page without it.
  if (/\.(txt|md)$/.test(path)) return true
  const [word, ...rest] = withoutPrefix(path.toLowerCase().split('/').filter(Boolean))
  if (word === undefined || reservedWords.has(word)) return true
  if (rest.length > 0) return false
  if (word === 'recovered' || isUsualPage(word)) return true
  const page = await db.selectFrom('pages').select('id').where('slug', '=', word).executeTakeFirst()
  return page !== undefined
}

/** Also of editions that the paper has not yet: it may come to have them. */
function withoutPrefix(parts: string[]): string[] {
  const hasPrefix = editions.some((edition) => edition.toLowerCase() === parts[0])
  return hasPrefix ? withoutPrefix(parts.slice(1)) : parts
}
