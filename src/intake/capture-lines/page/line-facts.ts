import { findAuthor } from '../forms/authors.ts'
import { isCaption } from '../forms/captions.ts'
import { isCounter, isWordAndNumber } from '../forms/counters.ts'
import { type DateLine, readDateLine } from '../forms/date-lines.ts'
import { findDateline } from '../forms/find-dateline.ts'
import { type RateLine, readRateLine } from '../forms/rate-lines.ts'
import { isRow } from '../forms/rows.ts'
import { isAround, isAroundWord, leadsOn } from '../phrases/around.ts'
import { isCall } from '../phrases/calls.ts'
import { type KindWord, kindNamed } from '../phrases/kind-words.ts'
import { phraseKey } from '../phrases/phrase-index.ts'
import { headsSideList, pointsElsewhere } from '../phrases/side-lists.ts'
import { isAboutSite } from '../phrases/site-words.ts'
import type { Line } from './line.ts'
import { capitals, looksLikeText } from './text-looks.ts'

/** What a line tells by itself. */
export type LineFacts = {
  line: Line
  /** In lower case. */
  lower: string
  key: string
  rates: readonly RateLine[]
  date: DateLine | null
  dateline: string | null
  /** The kind that the whole line names. */
  kind: KindWord | null
  isCaption: boolean
  /** A line that says who wrote it, or a name and nothing else. */
  author: 'byline' | 'name' | null
  /** Several short things side by side: links, languages, places. */
  isRow: boolean
  /** Its words belong to the page around the pieces, as far as the phrases know. */
  isAround: boolean
  leadsOn: boolean
  pointsElsewhere: boolean
  headsSideList: boolean
  isCall: boolean
  /** Says something of the site, not of the world. */
  isAboutSite: boolean
  /** Running text by its looks, and not a sentence of the page's own. */
  isText: boolean
  form: Form
  /** Share of its longer words that begin with a capital; 0 for long lines. */
  capitals: number
}

/** What a line roughly is, for the shapes that come again on a page. */
export type Form =
  | 'text'
  | 'rates'
  | 'date'
  | 'author'
  | 'count'
  | 'around'
  | 'bullet'
  | 'short'
  | 'title'

const NO_RATES: readonly RateLine[] = []
const LETTERS = /\p{L}{2}/u

/** Each line by itself. */
export function describeLines(lines: readonly Line[]): LineFacts[] {
  const rateLines = new Map<string, readonly RateLine[]>()
  return lines.map((line) => {
    let rates = rateLines.get(line.text)
    if (rates === undefined) {
      rates = line.length > 4000 ? NO_RATES : readRateLine(line.text)
      if (rates.length > 0) rateLines.set(line.text, rates)
    }
    return rates.length > 0 ? ofRates(line, rates) : ofWords(line)
  })
}

function ofRates(line: Line, rates: readonly RateLine[]): LineFacts {
  return { ...NOTHING, line, rates, form: 'rates' }
}

function ofWords(line: Line): LineFacts {
  const lower = line.seen.toLowerCase()
  const key = phraseKey(lower)
  const short = line.words <= 14
  const facts: LineFacts = {
    ...NOTHING,
    line,
    lower,
    key,
    date: readDateLine(line.seen),
    dateline: line.length > 40 ? findDateline(line.seen) : null,
    kind: line.words <= 4 ? kindNamed(key) : null,
    isCaption: line.length < 260 && isCaption(lower, line),
    author: line.words <= 12 ? findAuthor(line) : null,
    isRow: line.length < 400 && isRow(line),
    leadsOn: short && leadsOn(key),
    pointsElsewhere: line.length < 200 && pointsElsewhere(key),
    headsSideList: headsSideList(key),
    isCall: line.length < 400 && isCall(key, lower),
    isAboutSite: isAboutSite(lower, line.words),
    capitals: line.length < 170 && line.words >= 2 ? capitals(line.seen) : 0,
  }
  facts.isAround =
    facts.leadsOn ||
    facts.isCall ||
    facts.isAboutSite ||
    facts.pointsElsewhere ||
    (line.words <= 6 && (isAround(key) || isAroundWord(key)))
  facts.isText =
    looksLikeText(line) && !(facts.isCall || facts.isAboutSite || facts.isRow || facts.isCaption)
  facts.form = formOf(facts)
  return facts
}

const NOTHING: Omit<LineFacts, 'line'> = {
  lower: '',
  key: '',
  rates: NO_RATES,
  date: null,
  dateline: null,
  kind: null,
  isCaption: false,
  author: null,
  isRow: false,
  isAround: false,
  leadsOn: false,
  pointsElsewhere: false,
  headsSideList: false,
  isCall: false,
  isAboutSite: false,
  isText: false,
  form: 'short',
  capitals: 0,
}

function formOf({ line, date, author, isText, isRow, isAround, isCaption }: LineFacts): Form {
  if (date !== null) return 'date'
  if (isText) return 'text'
  if (isAround || isRow || isCaption) return 'around'
  if (author !== null) return 'author'
  if (!LETTERS.test(line.seen) || isCounter(line) || isWordAndNumber(line)) return 'count'
  if (line.bullet !== '') return 'bullet'
  return line.words <= 3 ? 'short' : 'title'
}
