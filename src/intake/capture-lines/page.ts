import { type DateLine, readDateLine } from './date-lines.ts'
import { findDateline } from './find-dateline.ts'
import type { Line } from './line.ts'
import {
  headsSideList,
  isByline,
  isCaption,
  type KindWord,
  kindNamed,
  leadsOn,
  phraseKey,
} from './phrases.ts'
import { type RateLine, readRateLine } from './rate-lines.ts'
import { makeVocabulary, shareIn } from './vocabulary.ts'

/** What is known of a line from the whole page; features read nothing else. */
export type Place = {
  line: Line
  /** Where it stands among the lines, from 0. */
  index: number
  before: Line | null
  after: Line | null
  key: string
  /** The kind that the whole line names. */
  kind: KindWord | null
  isCaption: boolean
  /** A line that says who wrote it, or a name and nothing else. */
  author: 'byline' | 'name' | null
  rates: readonly RateLine[]
  date: DateLine | null
  dateline: string | null
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
  /** The next line leads on to the rest of a piece. */
  leadsOnBelow: boolean
  /** Lines on the page that are a bare day. */
  days: number
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
  /** Its headings are written in Title Case. */
  titleCase: boolean
  /** The index of the last line of the ticker, -1 without one. */
  lastTicker: number
  /** The index of the line that says who wrote it, if the page has one such line. */
  onlyByline: number | null
  /** Paragraphs broken off by `…`. */
  brokenOff: number
}

const LONG = 120

/** Whether a line is running text by its looks: long, a sentence with its stop, or one cut off. */
export function looksLikeText(line: Line): boolean {
  if (line.length >= 160) return true
  if (line.isCut) return true
  const ended = line.stop === 'full' || line.stop === 'ellipsis'
  return ended ? line.words >= 4 : line.length >= LONG
}

const LETTER_FIRST = /^[a-zA-Zа-яА-ЯёЁ]/

/** Share of the longer words of a line that begin with a capital; 0 in scripts without. */
export function capitals(text: string): number {
  let words = 0
  let capital = 0
  for (const word of text.split(' ').slice(1)) {
    const bare = LETTER_FIRST.test(word) ? word : word.replace(/^[^\p{L}]+/u, '')
    if (bare.length <= 3) continue
    words += 1
    const first = bare.charAt(0)
    if (first !== first.toLowerCase()) capital += 1
  }
  return words === 0 ? 0 : capital / words
}

/** Looks once over all lines; time is linear in their number. */
export function surveyPage(lines: Line[]): Page {
  const keys = lines.map((line) => phraseKey(line.seen))
  const wholes = lines.map(({ seen }) => seen.toLowerCase())
  const frameKeys = lines.map(frameKey)
  const counts = countWhole(wholes)
  const frames = countFrames(wholes, frameKeys)
  const runs = findRuns(lines)
  const ahead = findParagraphs(lines)
  const seen = new Map<string, number>()
  const cohesion = surveyWords(lines)
  const sideList = findSideLists(lines, keys)
  const { datelines, rates, dates, days } = readSmallForms(lines)
  const places = lines.map((line, index): Place => {
    const whole = wholes[index] ?? ''
    const timesBefore = seen.get(whole) ?? 0
    seen.set(whole, timesBefore + 1)
    return {
      line,
      index,
      before: lines[index - 1] ?? null,
      after: lines[index + 1] ?? null,
      key: keys[index] ?? '',
      kind: line.words <= 4 ? kindNamed(keys[index] ?? '') : null,
      isCaption: line.length < 260 && isCaption(whole),
      author: line.words <= 12 ? findAuthor(line) : null,
      rates: rates[index] ?? [],
      date: dates[index] ?? null,
      dateline: datelines[index] ?? null,
      times: counts.get(whole) ?? 1,
      timesBefore,
      alike: frames.get(frameKeys[index] ?? '') ?? 1,
      quotesLine: quotesAnother(whole, counts),
      run: runs[index] ?? 1,
      ...(rates[index]?.length ? NO_WORDS : cohesion(index)),
      paragraphIn: ahead[index] ?? null,
      datelineAhead: Boolean(datelines[index + (ahead[index] ?? 0)]) && Boolean(ahead[index]),
      inSideList: sideList[index] ?? false,
      dateBelow: Boolean(dates[index + 1]),
      leadsOnBelow: leadsOn(keys[index + 1] ?? ''),
      days,
    }
  })
  return { places, habits: findHabits(places) }
}

/** Datelines, rates and dates; `days` counts the lines that are a bare day. */
function readSmallForms(lines: Line[]) {
  const datelines = lines.map((line) => (line.length > 40 ? findDateline(line.seen) : null))
  const rates = lines.map((line) => readRateLine(line.text.replace(/^[•‣▪●]\s*/, '')))
  const dates = lines.map((line, i) => (rates[i]?.length ? null : readDateLine(line.seen)))
  const days = dates.filter((date) => date && !date.aboutPiece).length
  return { datelines, rates, dates, days }
}

/** Two or three words with a capital each, as names are written. */
const NAME = /^\p{Lu}[\p{Ll}\p{M}'’ʻ-]+(?: \p{Lu}\.)?(?: \p{Lu}[\p{Ll}\p{M}'’ʻ-]+){1,2}$/u

function findAuthor({ seen, words, bullet }: Line): Place['author'] {
  if (isByline(seen)) return 'byline'
  return bullet === '' && words <= 4 && NAME.test(seen) ? 'name' : null
}

function countWhole(wholes: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const whole of wholes) counts.set(whole, (counts.get(whole) ?? 0) + 1)
  return counts
}

/** The first and the last words of a longer line: what a template leaves the same. */
function frameKey(line: Line): string | null {
  if (line.words < 8) return null
  const words = line.seen.slice(0, 80).split(' ', 3).join(' ')
  const last = line.end.lastIndexOf(' ')
  const end = line.end.slice(line.end.lastIndexOf(' ', last - 1) + 1)
  return `${words}|${end}`.toLowerCase()
}

/** Different lines with the same frame. */
function countFrames(wholes: string[], keys: (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  for (const [i, key] of keys.entries()) {
    const whole = wholes[i] ?? ''
    if (!key || seen.has(whole)) continue
    seen.add(whole)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function quotesAnother(lower: string, counts: Map<string, number>): boolean {
  const behind = lower.slice(lower.indexOf(': ') + 2).trim()
  if (lower.includes(': ') && behind.length > 20 && counts.has(behind)) return true
  const inPost = /^the post (.{10,200}?) (?:appeared first on|first appeared on) /.exec(lower)
  return inPost !== null
}

/** How many short lines without a sentence stand together, for each line. */
function findRuns(lines: Line[]): number[] {
  const runs: number[] = []
  let start = 0
  for (const [i, line] of lines.entries()) {
    if (!isShort(line)) start = i + 1
    runs.push(isShort(line) ? i - start + 1 : 0)
  }
  for (let i = lines.length - 2; i >= 0; i--) {
    const next = runs[i + 1] ?? 0
    if ((runs[i] ?? 0) > 0 && next > (runs[i] ?? 0)) runs[i] = next
  }
  return runs
}

function isShort(line: Line): boolean {
  return line.words <= 4 && line.length <= 40 && line.stop !== 'full'
}

/** From a line like `Most read` to the next running text, but for the headline right above that. */
function findSideLists(lines: Line[], keys: string[]): boolean[] {
  let inList = false
  return lines.map((line, i) => {
    const next = lines[i + 1]
    const heads = headsSideList(keys[i] ?? '')
    if (!heads && (looksLikeText(line) || (next && looksLikeText(next)))) inList = false
    const listed = inList
    if (heads) inList = true
    return listed
  })
}

/** How many lines down the next running text stands, if at most three shorter ones are between. */
function findParagraphs(lines: Line[]): (number | null)[] {
  const ahead: (number | null)[] = []
  let next: number | null = null
  for (let i = lines.length - 1; i >= 0; i--) {
    ahead[i] = next !== null && next - i <= 4 ? next - i : null
    const line = lines[i]
    if (line && looksLikeText(line) && line.bullet === '') next = i
  }
  return ahead
}

/** Fewer words say nothing about whether two texts have the same subject. */
const ENOUGH = 12

/** The subjects of the texts before and after, from the text number `at` on. */
type Around = {
  at: number
  before: ReadonlySet<number>
  after: ReadonlySet<number>
  cohesion: number | null
}
type Words = Pick<Place, 'takenUp' | 'known' | 'cohesion'>

const NO_WORDS: Words = { takenUp: 0, known: 0, cohesion: null }

/** Compares the words of a line with those of the running text around it. */
function surveyWords(lines: Line[]): (index: number) => Words {
  const vocabulary = makeVocabulary()
  const texts = lines
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => looksLikeText(line))
  let at = 0
  let around: Around = { at: -1, before: new Set(), after: new Set(), cohesion: null }
  return (index) => {
    while ((texts[at]?.index ?? Number.POSITIVE_INFINITY) <= index) at += 1
    const line = lines[index]
    if (!line || looksLikeText(line)) return NO_WORDS
    const own = vocabulary(line)
    const few = Math.min(1, own.size / 4)
    // The lines between two texts have the same surroundings.
    if (around.at !== at) {
      const before = union(
        texts.slice(Math.max(0, at - 4), at).map((text) => vocabulary(text.line)),
      )
      const after = union(texts.slice(at, at + 2).map((text) => vocabulary(text.line)))
      const enough = before.size >= ENOUGH && after.size >= ENOUGH
      around = { at, before, after, cohesion: enough ? shareIn(after, before) : null }
    }
    return {
      takenUp: shareIn(own, around.after) * few,
      known: shareIn(own, around.before) * few,
      cohesion: around.cohesion,
    }
  }
}

function union(sets: Set<number>[]): Set<number> {
  const all = new Set<number>()
  for (const set of sets) for (const stem of set) all.add(stem)
  return all
}

function findHabits(places: Place[]): Habits {
  const rest = places.filter(({ rates }) => rates.length === 0)
  const texts = rest.filter(({ line }) => looksLikeText(line))
  const spaced = texts.filter(({ line }) => line.blanksBefore > 0)
  const gaps = rest.slice(1).map(({ line }) => line.blanksBefore)
  const heads = rest.filter(
    ({ line }) => !looksLikeText(line) && line.words >= 4 && line.bullet === '',
  )
  const titled = heads.filter(({ line }) => capitals(line.seen) > 0.6)
  const bylines = places.filter(({ author }) => author === 'byline')
  return {
    onlyByline: bylines.length === 1 ? (bylines[0]?.index ?? null) : null,
    blankLines: spaced.length >= texts.length / 2,
    wideGaps:
      gaps.some((gap) => gap >= 2) && gaps.filter((gap) => gap >= 2).length < gaps.length / 2,
    titleCase: heads.length > 0 && titled.length > heads.length / 2,
    lastTicker: places.findLastIndex(({ rates }) => rates.length > 0),
    brokenOff: texts.filter(({ line }) => line.stop === 'ellipsis').length,
  }
}
