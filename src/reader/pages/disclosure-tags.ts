import type { PublishedArticle } from '#articles/published-article.ts'
import { articleTag, bylineTag } from '#articles/tags.ts'

type Piece = Pick<PublishedArticle, 'id' | 'text'>

/** An opinion tells what its bylines are, also where that is nothing yet. */
export function disclosureTags({ text }: Piece): string[] {
  return text.kind === 'opinion' ? text.bylines.map(({ bylineId }) => bylineTag(bylineId)) : []
}

/** Of a whole piece in a list. */
export function wholeTags(piece: Piece): string[] {
  return [articleTag(piece.id), ...disclosureTags(piece)]
}
