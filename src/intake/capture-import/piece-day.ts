import type { ArticleDay } from '#articles/published-article.ts'

/**
 * What is known of the day of a piece: what the operator gives, else the day printed beside it,
 * unless that is later than its capture; else that it is not later than its capture.
 */
export function pieceDay(known: {
  given: string | null
  stated: string | null
  siteDate: string | null
}): ArticleDay | null {
  const { given, stated, siteDate } = known
  if (given) return { from: given, to: given, basis: 'recorded' }
  if (stated && (!siteDate || stated <= siteDate)) {
    return { from: stated, to: stated, basis: 'stated' }
  }
  return siteDate ? { from: null, to: siteDate, basis: 'not-after-capture' } : null
}

/** Of two that are known of the same piece, the one that says more; `first` where neither does. */
export function surerDay(first: ArticleDay | null, second: ArticleDay | null): ArticleDay | null {
  if (!first || !second) return first ?? second
  if (first.from || second.from) return first.from ? first : second
  return second.to < first.to ? second : first
}
