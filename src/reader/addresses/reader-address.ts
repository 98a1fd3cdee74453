import type { Edition } from '#contract/edition.ts'
import { editionPath } from '#site/edition-path.ts'
import { formSuffixes, type PageForm } from './page-forms.ts'

type Editions = { defaultEdition: Edition; editions: readonly { edition: Edition }[] }

/** What an address asks for. `form` null: the `Accept` header decides. */
export type ReaderAddress = {
  edition: Edition
  /** decoded, with the edition's prefix, without the suffix of a form */
  path: string
  /** `path` without the edition's prefix: '/section/economy' in every edition */
  local: string
  form: PageForm | null
  /** the one spelling of what was asked, suffix included; a redirect there stays on this site */
  canonical: string
  isCanonical: boolean
}

/** No path of ours is longer, and the address table needs no searching for one. */
const LONGEST_PATH = 1000

/**
 * Reads the path of a request. Null where no page can have such an address: it is not well
 * encoded, holds control characters, or is overlong.
 */
export function readAddress(site: Editions, pathname: string): ReaderAddress | null {
  const decoded = decode(pathname)
  if (decoded === null) return null
  const { stem, form } = splitSuffix(site, decoded)
  const prefix = site.editions.find(({ edition }) => isUnder(stem, homeOf(site, edition)))?.edition
  const canonical = canonicalSpelling(site, decoded)
  return {
    edition: prefix ?? site.defaultEdition,
    path: stem,
    local: prefix ? stem.slice(prefix.length + 1) || '/' : stem,
    form,
    canonical,
    isCanonical: canonical === decoded,
  }
}

function decode(pathname: string): string | null {
  try {
    const decoded = decodeURIComponent(pathname)
    const isFit = decoded.length <= LONGEST_PATH && !/\p{Cc}|\\/u.test(decoded)
    return isFit ? decoded : null
  } catch {
    return null
  }
}

/** `/x.txt` is `/x` as text; front pages are `/index.txt` and `/ru/index.txt`, nothing else. */
function splitSuffix(site: Editions, path: string): { stem: string; form: PageForm | null } {
  const homes = site.editions.map(({ edition }) => homeOf(site, edition))
  for (const form of ['text', 'markdown'] as const) {
    const suffix = formSuffixes[form]
    if (!path.endsWith(suffix)) continue
    const stem = path.slice(0, -suffix.length)
    const home = homes.find((of) => stem === `${of === '/' ? '' : of}/index`)
    if (home !== undefined) return { stem: home, form }
    if (!homes.includes(stem) && !stem.endsWith('/')) return { stem, form }
  }
  return { stem: path, form: null }
}

function homeOf(site: Editions, edition: Edition): string {
  return editionPath(site, edition, '/')
}

/** Every path lies under '/', the home of the default edition, which therefore claims none. */
function isUnder(path: string, home: string): boolean {
  return home !== '/' && (path === home || path.startsWith(`${home}/`))
}

/**
 * Lower case, single slashes, none at the end, no prefix for the default edition, and other
 * editions' prefixes as they are written ('/uz-Latn'). Begins with exactly one slash.
 */
function canonicalSpelling(site: Editions, decoded: string): string {
  const parts = decoded
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '')
  while (parts[0] === site.defaultEdition.toLowerCase()) parts.shift()
  const prefix = site.editions.find(({ edition }) => edition.toLowerCase() === parts[0])?.edition
  if (prefix) parts.shift()
  return editionPath(site, prefix ?? site.defaultEdition, `/${parts.join('/')}`)
}
