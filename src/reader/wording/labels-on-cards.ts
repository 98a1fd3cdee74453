import type { ArticleLabel } from '#contract/article.ts'
import type { Frame } from '../page-models.ts'

/** The labels that a card shows: a sample paper says over every page what all its pieces are. */
export function labelsOnCards(
  labels: readonly ArticleLabel[],
  { isSample }: Pick<Frame, 'isSample'>,
): readonly ArticleLabel[] {
  return isSample ? labels.filter((label) => label !== 'sample') : labels
}
