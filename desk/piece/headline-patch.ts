import type { ArticleText, PublicState } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import { slugOf } from '#contract/slug-of.ts'

type Draft = { text: ArticleText; slug: string }

/**
 * A new headline, and with it the address that is made of it: until somebody has written an address
 * of their own, and only as long as no reader knows one.
 */
export function headlinePatch(
  { text, slug }: Draft,
  headline: string,
  { edition, publicState }: { edition: Edition; publicState: PublicState },
): { text: { headline: string }; slug?: string } {
  const isMade = slug === slugOf(text.headline, edition) || slug === slugOf('')
  const follows = publicState === 'never' && isMade
  return { text: { headline }, ...(follows && { slug: slugOf(headline, edition) }) }
}
