import type {
  ArticleKind,
  ArticleLabel,
  ArticleText,
  Byline,
  CorrectionInput,
  DateBasis,
  Rights,
  TermAxis,
} from '#contract/article.ts'
import type { PictureUse } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import type { Picture } from '#media/picture.ts'

/** A section, country or topic as it is called in one edition. */
export type TermName = {
  id: string
  axis: TermAxis
  name: string
  slug: string
}

/** How an edition of a work came about. */
type Origin = 'original' | 'translation' | 'transliteration'

/** The day of the piece itself, with how it is known. `from` null: only "not after `to`". */
export type ArticleDay = { from: string | null; to: string; basis: DateBasis }

/** The capture that a piece was rescued from. `day`: of the page, where it says one. */
export type RecoveredFrom = {
  day: string | null
  /** whose page it was; '' where nobody said */
  origin: string
}

export type Correction = CorrectionInput & { publishedNumber: number; at: Date }

/** One published revision of a piece, with everything a page about it says. */
export type PublishedArticle = {
  id: string
  edition: Edition
  /** with the edition's prefix */
  path: string
  publishedNumber: number
  /** the newest published number of the piece; above `publishedNumber` on an old revision */
  latestNumber: number
  /** when this revision was published */
  revisedAt: Date
  firstPublishedAt: Date
  day: ArticleDay | null
  text: ArticleText
  /** in the order section, country, topic */
  terms: TermName[]
  rights: Rights
  /** null: not rescued from a capture */
  recoveredFrom: RecoveredFrom | null
  /** oldest first */
  corrections: Correction[]
  origin: Origin
  otherEditions: { edition: Edition; path: string; origin: Origin }[]
  /** those that its text shows, in no order; one that is missing here is shown by its words */
  pictures: Picture[]
}

/** A picture with the words of the piece that shows it. */
export type ShownPicture = { use: PictureUse; picture: Picture }

/** What a listing shows of a piece: no body. */
export type ArticleCard = {
  id: string
  path: string
  headline: string
  standfirst: string
  kind: ArticleKind
  labels: ArticleLabel[]
  dateline: string
  bylines: Byline[]
  terms: TermName[]
  firstPublishedAt: Date
  day: ArticleDay | null
  newestNote: Pick<Correction, 'kind' | 'at'> | null
  picture: ShownPicture | null
}

/** A line of a piece's public history. It names no staff. */
export type HistoryLine = {
  publishedNumber: number
  revisedAt: Date
  headline: string
  correction: Correction | null
}

/** Why a piece that was public is not any more. */
export type GoneArticle = {
  state: 'withdrawn' | 'killed' | 'expunged'
  /** written for the public; for an expunged piece a sentence made from the class of reason */
  reason: string
  at: Date
}
