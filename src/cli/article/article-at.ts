import { findArticleId } from '#articles/resolve-address.ts'
import type { Db } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'

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
