import { ensureByline } from '#articles/bylines.ts'
import type { Byline } from '#contract/article.ts'
import type { Tx } from '#platform/database.ts'
import type { ReadArticle } from '../reading.ts'
import { slugFromHeadline } from '../slug-from-headline.ts'
import type { CaptureImport } from './capture-import.ts'
import type { Filing } from './piece-text.ts'

/** Under which names and section a piece is filed. A name that is new gets its byline. */
export async function filingOf(
  tx: Tx,
  { bylines }: ReadArticle,
  { sectionId }: CaptureImport,
): Promise<Filing> {
  const terms = sectionId ? [sectionId] : []
  const known: Byline[] = []
  for (const name of new Set(bylines)) {
    const slug = slugFromHeadline(name)
    const isName = name.length <= 120 && /\p{L}/u.test(name) && !/\d/.test(name)
    if (isName && !known.some((byline) => byline.slug === slug)) {
      known.push(await ensureByline(tx, { slug, name }))
    }
  }
  return { bylines: known, terms }
}
