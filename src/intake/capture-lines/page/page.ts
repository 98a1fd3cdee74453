import type { LineFacts } from './line-facts.ts'

/** What is known of a line from the whole page; features read nothing else. */
export type Place = LineFacts & {
  /** Where it stands among the lines, from 0. */
  index: number
  before: LineFacts | null
  after: LineFacts | null
  /** How often the same words stand on the page, and how often before this line. */
  times: number
  timesBefore: number
  /** Different lines on the page that begin and end with the same words, itself too. */
  alike: number
  /** Names another line of the page behind a colon or between its own words. */
  quotesLine: boolean
  /** Short lines without a sentence around it: how long the run is that it stands in. */
  run: number
  /** Share of its words that come again in the next two long lines. */
  takenUp: number
  /** Share of its words that stood in the three long lines before. */
  known: number
  /** How much the long lines after it share with those before it, 0 to 1; null at the ends. */
  cohesion: number | null
  /** The next line that is a paragraph by its looks, if only short lines stand between. */
  paragraphIn: number | null
  /** That text begins with a dateline. */
  datelineAhead: boolean
  /** Among the headlines under `Most read`, `Related`. */
  inSideList: boolean
  /** The next line is a date and nothing else. */
  dateBelow: boolean
  /** A title by its looks; how many others have the same lines about the piece below them. */
  sameBelow: number
  /** A day or a clock stands right above it and text right below; how many lines have that. */
  sameAbove: number
  /** Text stands right below, where the page's other titles have a date or an author between; 0 to 1. */
  bareTitle: number
  /** A text stands right above this title, and something else above the page's other titles. */
  underText: boolean
  /** Before the first running text, and behind the last. */
  aboveTexts: boolean
  belowTexts: boolean
  /** A speaker and what he says, where several lines have that. */
  isTurn: boolean
  /** How often the line above stands on the page. */
  timesAbove: number
  /** Lines on the page that are a bare day, and those of them that name the day of the week. */
  days: number
  weekdays: number
  /** A bullet in a list that a line with a colon introduces. */
  introduced: boolean
  /** The page's first title stands above, and at most a date, an author or a count between. */
  underFirstTitle: boolean
}

export type Page = {
  places: Place[]
  habits: Habits
}

/** What the page does as a whole. */
export type Habits = {
  /** Most lines have a blank line before them. */
  blankLines: boolean
  /** Two blank lines or more set pieces apart. */
  wideGaps: boolean
  /** Several titles with text below stand under such a gap. */
  wideTitles: boolean
  /** The headlines by their length have a blank line below. */
  titlesApart: boolean
  /** The text under most titles begins with a dateline. */
  datelines: boolean
  /** How long its longer titles are, in English words; 0 where there are too few. */
  titleSize: number
  /** Its headlines are written in capitals, the first of them too. */
  capitalHeads: boolean
  /** Its headings are written in Title Case. */
  titleCase: boolean
  /** The index of the last line of the ticker, -1 without one. */
  lastTicker: number
  /** The index of the line that says who wrote it, if the page has one such line. */
  onlyByline: number | null
  /** In Kazakh, Kyrgyz, Uzbek or Turkmen, as far as its letters tell. */
  turkic: boolean
  /** Questions and answers stand behind dashes. */
  dashTalk: boolean
  /** Paragraphs broken off by `…`. */
  brokenOff: number
}
