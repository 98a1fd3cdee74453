import type { Edition } from '#contract/edition.ts'

/** On everything that shows a piece by itself, in any revision, or links that depend on it. */
export function articleTag(id: string): string {
  return `article:${id}`
}

/** On a listing in any of its pages and forms. `listing` is one of listing-keys.ts. */
export function listingTag(edition: Edition, listing: string): string {
  return `listing:${edition}:${listing}`
}

/** On the answer at an address that names no piece yet (404), is gone, or leads elsewhere. */
export function addressTag(path: string): string {
  return `address:${path}`
}

/** On what shows more of a byline than the name that is printed. */
export function bylineTag(id: string): string {
  return `byline:${id}`
}

/** On the list of corrections. */
export function correctionsTag(edition: Edition): string {
  return `corrections:${edition}`
}
