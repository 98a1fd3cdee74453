import type { ArticleKind } from '#contract/article.ts'

/** Raised with each change after which the same capture may be read otherwise. */
export const PARSER_VERSION = 3

/** What was found in a capture: the plain text of a page. */
export type Reading = {
  /** Our own text edition is read by its grammar; any other capture by its typography. */
  form: 'capture' | 'text-edition'
  /** The day of the capture (`2025-12-15`), not of the articles. */
  siteDate: string | null
  /** Each pair once, in the order first seen. */
  ticker: ReadRate[]
  /** Lines that belong to no article, exactly as they stand. */
  furniture: string[]
  articles: ReadArticle[]
  /** Only with `explain`: each line that is not blank, in order. */
  lines?: ExplainedLine[]
}

/** A rate as printed. */
export type ReadRate = {
  /** `TJS/USD` */
  pair: string
  value: string
  /** `-0.18%`; null where none is printed. */
  change: string | null
  timesSeen: number
}

export type Completeness = 'whole' | 'cut' | 'teaser'

export type ReadArticle = {
  headline: string | null
  kind: ArticleKind
  /** Without its dash: `BISHKEK (TCA)`. The first paragraph keeps it. */
  dateline: string | null
  subheads: string[]
  blocks: ReadBlock[]
  /** The capture ends inside this piece. */
  truncated: boolean
  /** `teaser`: an excerpt that the page itself broke off; `cut`: where the capture ends. */
  completeness: Completeness
  /** Names as printed, without `By`. */
  bylines: string[]
  /** The day printed beside the piece (`2021-05-31`), which is no site date. */
  statedDate: string | null
  /** Lines of the capture, counted from 1, that the piece takes up. */
  firstLine: number
  lastLine: number
}

export type ReadBlock = { type: 'paragraph' | 'heading' | 'list-item' | 'quote'; text: string }

/** Why a line is what it is taken for. */
export type ExplainedLine = {
  /** Counted from 1. */
  line: number
  text: string
  role: string
  score: number
  /** What spoke for (above 0) and against (below 0), strongest first. */
  features: { name: string; weight: number }[]
}
