import { findAuthor } from '../forms/authors.ts'
import { isCaption } from '../forms/captions.ts'
import { readDateLine } from '../forms/date-lines.ts'
import { findDateline } from '../forms/find-dateline.ts'
import { readRateLine } from '../forms/rate-lines.ts'
import { leadsOn } from '../phrases/around.ts'
import { kindNamed } from '../phrases/kind-words.ts'
import { phraseKey } from '../phrases/phrase-index.ts'
import { countFrames, countWhole, frameKey, quotesAnother } from './count-lines.ts'
import { findHabits } from './habits.ts'
import type { Line } from './line.ts'
import type { Page, Place } from './page.ts'
import { findParagraphs, findRuns, findSideLists } from './runs.ts'
import { NO_WORDS, surveyWords } from './survey-words.ts'

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
