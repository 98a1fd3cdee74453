import type { ArticleKind } from '#contract/article.ts'
import type { ArticleDay } from './published-article.ts'

/** The names of listings, as the column `listings.listing` holds them. */
export const latest = 'latest'
export const term = (id: string) => `term:${id}`
export const byline = (id: string) => `byline:${id}`
export const kind = (of: ArticleKind) => `kind:${of}`
/** 'year:2025' */
export const year = (of: string) => `year:${of}`
/** 'month:2025-08' */
export const month = (of: string) => `month:${of}`
/** 'day:2025-08-18' */
export const day = (of: string) => `day:${of}`

/** pieces whose exact day is not known: those with an address under /recovered */
export const recovered = 'recovered'

/**
 * In every listing what is dated stands at this moment or later; before it, in an order of its own,
 * what is not (publishing/rewrite-listings.ts).
 */
export const DATED_SINCE = new Date('1000-01-01')

/**
 * The listings that a piece stands in by its day: each year, month or day that holds the whole of
 * what is known about it. A piece whose earliest day is unknown stands in none, nor in the latest.
 */
export function datedListings(known: ArticleDay | null): string[] {
  if (!known?.from) return [recovered]
  const { from, to } = known
  const within = (length: number) => from.slice(0, length) === to.slice(0, length)
  return [
    latest,
    ...(from === to ? [] : [recovered]),
    ...(within(4) ? [year(to.slice(0, 4))] : []),
    ...(within(7) ? [month(to.slice(0, 7))] : []),
    ...(within(10) ? [day(to)] : []),
  ]
}
