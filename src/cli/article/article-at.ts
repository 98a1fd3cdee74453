import { findArticleId } from '#articles/resolve-address.ts'
import type { Db } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { editionPath } from '#site/edition-path.ts'
import { getSite } from '#site/site.ts'
import { listPages } from '#site/static-pages.ts'

/**
 * The piece that a person names by its address, whole or without the host.
 *
 * @throws Failure `article-unknown`
 */
export async function getArticleAt(db: Db, given: string): Promise<string> {
  const path = pathOf(given)
  const id = await findArticleId(db, path)
  if (id) return id
  throw new Failure('article-unknown', `No piece stands at ${path}.`)
}

/**
 * The same for an address at which words may stand that are in no piece: null for that of a
 * standing page or of a front page, in any edition.
 *
 * @throws Failure `address-unknown`, `not-initialised`
 */
export async function getPieceOrPageAt(db: Db, given: string): Promise<string | null> {
  const path = pathOf(given)
  const id = await findArticleId(db, path)
  if (id) return id
  const site = await getSite(db)
  for (const { edition } of site.editions) {
    const pages = await listPages(db, edition)
    const locals = ['/', ...pages.map(({ slug }) => `/${slug}`)]
    if (locals.some((local) => editionPath(site, edition, local) === path)) return null
  }
  throw new Failure('address-unknown', `No piece and no standing page stands at ${path}.`)
}

/** As addresses are stored: decoded, without query, form suffix or trailing slash. */
export function pathOf(given: string): string {
  const base = 'http://localhost'
  const url = URL.canParse(given) ? new URL(given) : new URL(`/${given.replace(/^\/+/, '')}`, base)
  const path = decoded(url.pathname).replace(/\.(txt|md)$/, '')
  return path.replace(/\/+$/, '') || '/'
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path // it has a stray percent sign, and no piece stands there
  }
}
