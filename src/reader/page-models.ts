import type {
  ArticleCard,
  Correction,
  GoneArticle,
  HistoryLine,
  PublishedArticle,
} from '#articles/published-article.ts'
import type { Body } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import type { FoundRate } from '#rates/find-rate.ts'
import type { CorrectedRate } from '#rates/list-corrected-rates.ts'
import type { PairHistory } from '#rates/pair-history.ts'
import type { RateChart } from '#rates/rate-chart.ts'
import type { TickerLine } from '#rates/ticker.ts'
import type { Run } from '#search/cut-passage.ts'

export type NavItem = {
  label: string
  href: string
  current?: boolean
  /** of the label, where it is not that of the words around it */
  lang?: Edition
}

/** The front page of an edition of this site. */
type EditionItem = NavItem & { edition: Edition }

/** What stands around every page. Nothing in it depends on the page's own matter. */
export type Frame = {
  edition: Edition
  siteUrl: string
  siteName: string
  tagline: string
  timeZone: string
  isSample: boolean
  homePath: string
  sections: NavItem[]
  countries: NavItem[]
  /** about, contact, imprint … and the corrections list and archive */
  footer: NavItem[]
  /** all editions of the site, in their order; empty where there is one */
  editions: EditionItem[]
  ticker: TickerLine[]
  /** the newsroom's day, 'YYYY-MM-DD' */
  today: string
}

/** `href` null: there is no such page. Counts are of pieces; `total` 0 means an empty listing. */
export type Paging = {
  page: number
  pages: number
  from: number
  to: number
  total: number
  previous: string | null
  next: string | null
}

export type FrontModel = {
  type: 'front'
  lead: ArticleCard | null
  /** the reports after the lead */
  secondary: ArticleCard[]
  /** newest first, without those above */
  latest: ArticleCard[]
  byCountry: { name: string; href: string; cards: ArticleCard[] }[]
  opinion: ArticleCard[]
  briefs: ArticleCard[]
  /** the whole pieces, for the text edition only; empty in the other forms */
  wholes: PublishedArticle[]
}

/** Every card of a front page, in the order in which they stand; a piece may have several. */
export function frontCards(front: Omit<FrontModel, 'type' | 'wholes'>): ArticleCard[] {
  const { lead, secondary, latest, byCountry, opinion, briefs } = front
  const ofCountries = byCountry.flatMap(({ cards }) => cards)
  return [...(lead ? [lead] : []), ...secondary, ...latest, ...ofCountries, ...opinion, ...briefs]
}

export type ListingModel = {
  type: 'listing'
  /** 'Economy', 'Kyrgyzstan', 'August 2025' … */
  title: string
  /** what sort of listing: 'Section', 'Country', 'Archive' …, from the catalogue; '' for none */
  label: string
  about: string
  cards: ArticleCard[]
  paging: Paging
  /** for archives: the years, months or days below this page, with counts */
  below: { label: string; href: string; count: number }[]
  above: NavItem[]
  /** the same listing in every edition that has it, this one among them; `local`: without prefix */
  elsewhere: { edition: Edition; local: string }[]
  /** under which its feeds stand; null where it has none of its own */
  feedPath: string | null
  wholes: PublishedArticle[]
}

export type ArticleModel = {
  type: 'article'
  article: PublishedArticle
  /** newer public pieces that link to this one */
  laterCoverage: ArticleCard[]
  /** older public pieces that this one links to */
  earlier: ArticleCard[]
  /** the newest of its topic, or of its country or section where it has none, without those above */
  related: { name: string; href: string; cards: ArticleCard[] } | null
  /** on `?rev=N`: an old revision, which is shown as such */
  isOldRevision: boolean
  /** a working copy, which is shown as such */
  isPreview?: boolean
}

export type HistoryModel = {
  type: 'history'
  article: PublishedArticle
  /** newest first */
  lines: HistoryLine[]
}

export type CorrectionsModel = {
  type: 'corrections'
  corrections: (Correction & { headline: string; path: string })[]
  paging: Paging
}

export type StaticPageModel = {
  type: 'static-page'
  /** of the text: a page that the edition lacks is shown in the default edition's words */
  edition: Edition
  title: string
  body: Body
  version: { number: number; at: Date }
}

export type SearchModel = {
  type: 'search'
  /** as it was typed, white space folded; '' where nothing is looked for */
  asked: string
  /** in every edition, not in this one alone */
  everywhere: boolean
  /** why nothing was looked for; 'empty': the form alone */
  fault: 'empty' | 'too-short' | 'too-long' | 'too-slow' | null
  hits: SearchHit[]
  paging: Paging
  /** there is more, and only the newest was weighed */
  isCut: boolean
}

export type SearchHit = { card: ArticleCard; edition: Edition; passage: Run[] }

/** The rates of the ticker at a glance. */
export type RatesModel = {
  type: 'rates'
  /** `chart` is small and without scales; null where nothing is known of the last year, `href` where nothing is at all */
  items: { line: TickerLine; href: string | null; chart: RateChart | null }[]
  /** what the banks ask to stand beside their figures */
  attributions: string[]
}

/** The history of one pair. */
export type PairModel = {
  type: 'rate-pair'
  /** how it stands today, as in a ticker */
  line: TickerLine
  history: PairHistory
  spans: NavItem[]
  /** the other direction */
  turnedHref: string
  /** what the bank has changed in its figures of this pair, newest day first */
  corrected: CorrectedRate[]
  /** an amount of this pair at the rate of a day */
  convertHref: string
  /** everything that is known, for programs; null where the source is not passed on */
  downloads: { csv: string; json: string } | null
}

/** An amount at the rate of a day: the form as it was filled, and what came of it. */
export type ConvertModel = {
  type: 'rate-convert'
  /** as given, cut where it is overlong; hostile or not */
  asked: ConvertFields
  currencies: { code: string; name: string }[]
  /** those that may be chosen; one alone is no choice */
  sources: { code: string; name: string }[]
  /** a sentence that says why nothing was converted; '' where it was */
  fault: string
  found: Converted | null
  /** the same question, the other way round */
  swapHref: string
}

export type ConvertFields = {
  amount: string
  from: string
  to: string
  date: string
  source: string
}

export type Converted = {
  /** plain decimals */
  amount: string
  result: string
  rate: FoundRate
  /** the day that was asked for, 'YYYY-MM-DD' */
  on: string
  minorUnits: number
  /** what is to be known of the rate: derived, late, not confirmed, fixed by decision */
  notes: string[]
  pairHref: string
}

export const embedChoices = ['pairs', 'look', 'pair', 'span', 'edition'] as const
type EmbedChoice = (typeof embedChoices)[number]

/** How other sites show our rates. */
export type EmbedGuideModel = {
  type: 'embed-guide'
  /** the widgets on the page itself; `edition` undefined: the default one */
  live: {
    edition: Edition | undefined
    /** of the chart; null where nothing is known yet */
    pair: string | null
    pairHref: string
    framePath: string
  }
  /** the attributes that the elements know */
  choices: readonly EmbedChoice[]
  /** as HTML, to be copied */
  snippets: Record<'tickerElement' | 'chartElement' | 'tickerFrame' | 'chartFrame', string>
  /** what a Content-Security-Policy has to allow */
  policies: { element: string; frame: string }
  /** `terms` in words */
  sources: { name: string; attribution: string; terms: string }[]
}

/** 404, 410, 500 and the like: a sentence for a person. */
export type MessageModel = {
  type: 'message'
  status: number
  title: string
  message: string
  gone: GoneArticle | null
}

export type PageModel =
  | FrontModel
  | ListingModel
  | ArticleModel
  | HistoryModel
  | CorrectionsModel
  | StaticPageModel
  | RatesModel
  | PairModel
  | ConvertModel
  | EmbedGuideModel
  | SearchModel
  | MessageModel

/** A page ready to be written in any of the three forms. */
export type Page = {
  status: number
  model: PageModel
  /** for the title element and the masthead of the text forms */
  title: string
  description: string
  /** without suffix, with the edition's prefix and `?page=N` where it has one; null for messages */
  canonicalPath: string | null
  /** kept out of search engines: samples, old revisions, messages */
  noindex: boolean
  /** what the page shows: an event with one of these makes it old */
  tags: string[]
  /** when time alone makes it old, where that is before the newsroom's midnight */
  expiresAt?: Date
}
