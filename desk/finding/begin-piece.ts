import type { ArticleKind } from '#contract/article.ts'
import { type Piece, pieceSchema } from '#contract/desk.ts'
import type { Edition } from '#contract/edition.ts'
import { slugOf } from '#contract/slug-of.ts'
import { ask } from '../api/ask.ts'

export type NewPiece = { edition: Edition; kind: ArticleKind; headline: string }

/** A new draft, empty but for its headline. */
export function beginPiece({ edition, kind, headline }: NewPiece): Promise<Piece> {
  const text = {
    headline,
    kind,
    standfirst: '',
    dateline: '',
    bylines: [],
    terms: [],
    labels: [],
    sourcesNote: '',
    leadPicture: null,
    body: [],
  }
  const body = { edition, slug: slugOf(headline, edition), text }
  return ask('POST', '/pieces', { body, schema: pieceSchema })
}
