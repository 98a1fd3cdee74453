import type { ArticleKind, DeskState, PublicState } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'

export type DeskFilter = {
  deskState?: DeskState | undefined
  publicState?: PublicState | undefined
  kind?: ArticleKind | undefined
  edition?: Edition | undefined
  /** ids of sections, countries and topics: those that have all of them */
  terms?: readonly string[] | undefined
  /** the id of a byline */
  byline?: string | undefined
  /** the id of an account: pieces that it began */
  begunBy?: string | undefined
  /** only these */
  ids?: readonly string[] | undefined
  /** of the last change; `before` is no part of the span */
  since?: Date | undefined
  before?: Date | undefined
  /**
   * Each is part of a word of headline, standfirst or slug, or begins one of the running text. One
   * or two letters have to begin a word of the former, or be a word of the latter.
   */
  words?: string | undefined
}

/** After which piece a page goes on. */
export type DeskPlace = {
  /** since 1970, when it was touched: a Date would lose what orders two of one millisecond */
  microseconds: string
  articleId: string
}

export type DeskAsked = { filter: DeskFilter; after: DeskPlace | null; limit: number }
