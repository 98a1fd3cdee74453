import {
  countFrames,
  countSpeakers,
  countWhole,
  frameKey,
  quotesAnother,
  quotesTitle,
} from './count-lines.ts'
import { findHabits } from './habits.ts'
import type { Line } from './line.ts'
import { describeLines, type LineFacts } from './line-facts.ts'
import type { Page, Place } from './page.ts'
import { passOverTail } from './pass-over-tail.ts'
import { findIntroduced, findParagraphs, findRuns, findSideLists } from './runs.ts'
import { ABOUT, findShapes } from './shapes.ts'
import { surveyWords } from './survey-words.ts'

/** Looks once over all lines; time is linear in their number. */
export function surveyPage(lines: Line[]): Page {
  const facts = describeLines(lines)
  passOverTail(facts)
  const repeats = findRepeats(facts)
  const ahead = findAhead(facts)
  const titles = findTitles(facts)
  const words = surveyWords(facts)
  const bareDays = facts.filter(({ date }) => date && !date.aboutPiece)
  const days = bareDays.length
  const weekdays = bareDays.filter(({ date }) => date?.ofPage).length
  const introduced = findIntroduced(facts)
  const places = facts.map((own, index): Place => {
    const repeated = repeats(index)
    const place = ahead(index)
    const title = titles(index)
    const subject = words(index)
    // Each field by its name: spreading five objects for each line costs more than all else here.
    return {
      ...own,
      index,
      before: facts[index - 1] ?? null,
      after: facts[index + 1] ?? null,
      times: repeated.times,
      timesBefore: repeated.timesBefore,
      timesAbove: repeated.timesAbove,
      isTurn: repeated.isTurn,
      alike: repeated.alike,
      quotesLine: repeated.quotesLine,
      run: place.run,
      inSideList: place.inSideList,
      paragraphIn: place.paragraphIn,
      datelineAhead: place.datelineAhead,
      aboveTexts: place.aboveTexts,
      belowTexts: place.belowTexts,
      sameBelow: title.sameBelow,
      bareTitle: title.bareTitle,
      underText: title.underText,
      dateBelow: title.dateBelow,
      takenUp: subject.takenUp,
      known: subject.known,
      cohesion: subject.cohesion,
      days,
      weekdays,
      introduced: introduced[index] ?? false,
      sameAbove: title.sameAbove,
      underFirstTitle: title.underFirstTitle,
    }
  })
  return { places, habits: findHabits(places) }
}

type Repeats = Pick<
  Place,
  'times' | 'timesBefore' | 'timesAbove' | 'isTurn' | 'alike' | 'quotesLine'
>

/** What comes again; to be asked for the lines in order. */
function findRepeats(facts: readonly LineFacts[]): (index: number) => Repeats {
  const frameKeys = facts.map(frameKey)
  const counts = countWhole(facts)
  const speaks = countSpeakers(facts)
  const frames = countFrames(facts, frameKeys)
  const seen = new Map<string, number>()
  return (index) => {
    const lower = facts[index]?.lower ?? ''
    const timesBefore = seen.get(lower) ?? 0
    seen.set(lower, timesBefore + 1)
    return {
      times: counts.get(lower) ?? 1,
      timesBefore,
      isTurn: speaks(index),
      timesAbove: counts.get(facts[index - 1]?.lower ?? '') ?? 0,
      alike: frames.get(frameKeys[index] ?? '') ?? 1,
      quotesLine: quotesAnother(lower, counts) || quotesTitle(facts, index),
    }
  }
}

type Ahead = Pick<
  Place,
  'run' | 'inSideList' | 'paragraphIn' | 'datelineAhead' | 'aboveTexts' | 'belowTexts'
>

/** Where the texts are. */
function findAhead(facts: readonly LineFacts[]): (index: number) => Ahead {
  const runs = findRuns(facts)
  const paragraphs = findParagraphs(facts)
  const sideLists = findSideLists(facts)
  const first = facts.findIndex(({ isText }) => isText)
  const last = facts.findLastIndex(({ isText }) => isText)
  return (index) => {
    const paragraphIn = paragraphs[index] ?? null
    return {
      run: runs[index] ?? 1,
      inSideList: sideLists[index] ?? false,
      paragraphIn,
      datelineAhead: paragraphIn !== null && headsDateline(facts, index, paragraphIn),
      aboveTexts: index < first,
      belowTexts: first >= 0 && index > last,
    }
  }
}

/** The text that comes next begins with a dateline, and no other title is nearer to it. */
function headsDateline(facts: readonly LineFacts[], index: number, paragraphIn: number): boolean {
  if (!facts[index + paragraphIn]?.dateline) return false
  return !facts.slice(index + 1, index + paragraphIn).some(({ form }) => form === 'title')
}

type Titles = Pick<
  Place,
  'sameBelow' | 'sameAbove' | 'bareTitle' | 'underText' | 'underFirstTitle' | 'dateBelow'
>

/** Which lines stand as titles over their texts. */
function findTitles(facts: readonly LineFacts[]): (index: number) => Titles {
  const { below, sameBelow, titlesHaveAbout, underText } = findShapes(facts)
  const isUnderDate = (index: number) =>
    (facts[index]?.form === 'title' || facts[index]?.form === 'short') &&
    Boolean(facts[index - 1]?.date && facts[index + 1]?.isText)
  const sameAbove = facts.filter((_, index) => isUnderDate(index)).length
  const second = secondTitle(facts)
  return (index) => ({
    sameBelow: sameBelow[index] ?? 0,
    sameAbove: isUnderDate(index) ? sameAbove : 0,
    underFirstTitle: index === second,
    bareTitle: below[index] === 'text' ? titlesHaveAbout : 0,
    underText: underText[index] ?? false,
    dateBelow: Boolean(facts[index + 1]?.date),
  })
}

/** The line that stands like a title under the page's first one, with lines about it between. */
function secondTitle(facts: readonly LineFacts[]): number | null {
  const first = facts.findIndex(({ form }) => form === 'title')
  let next = first + 1
  while (ABOUT.has(facts[next]?.form ?? 'short')) next += 1
  const found = first >= 0 && next > first + 1 && facts[next]?.form === 'title'
  return found && facts[next + 1]?.isText ? next : null
}
