import { dayNumber, dayText } from './day-number.ts'
import { FixingSeries, type Grouping } from './fixing-series.ts'
import type { Method, RateTable, Route } from './rate-table.ts'
import type { SourceFacts } from './sources/source-facts.ts'

/** One fixing of a series: what one unit of the base cost. */
export type RatePoint = { date: string; rate: string; isSuspect: boolean }

/** The fixings of one pair by one source, in order of days: never a blend of several. */
export type RateSeries = {
  base: string
  quote: string
  source: SourceFacts
  method: Method
  points: RatePoint[]
}

export type SeriesQuestion = {
  base: string
  quote: string
  /** 'YYYY-MM-DD', both included */
  from: string
  to: string
  knownAt?: Date | undefined
  /** the last fixing of each week (Monday to Sunday) or month stands for it */
  group?: Grouping | undefined
  /** which sources may answer */
  isAsked: (source: SourceFacts) => boolean
}

/**
 * The fixings of a pair in a span of days, by the best source that has any. Null where none has.
 * Of a cross only the days are given on which the source printed both sides.
 */
export function findSeries(table: RateTable, question: SeriesQuestion): FixingSeries | null {
  const { base, quote, group } = question
  for (const route of table.routes(base, quote)) {
    if (!question.isAsked(route.source)) continue
    const all = new FixingSeries({ base, quote, route }, placesBetween(route.legs, question))
    if (all.length > 0) return group ? all.lastOfEach(group) : all
  }
  return null
}

/** The same, with an object for each fixing. */
export function listRates(table: RateTable, question: SeriesQuestion): RateSeries | null {
  const found = findSeries(table, question)
  if (!found) return null
  const { base, quote, source, method } = found
  const points = Array.from({ length: found.length }, (_, at) => ({
    date: dayText(found.dayAt(at)),
    rate: found.rateAt(at),
    isSuspect: found.isSuspectAt(at),
  }))
  return { base, quote, source, method, points }
}

/** Of both legs, place beside place. */
function placesBetween(
  [first, second]: Route['legs'],
  question: SeriesQuestion,
): [Uint32Array, Uint32Array] {
  const [from, to] = [dayNumber(question.from), dayNumber(question.to)]
  const knownAt = question.knownAt?.getTime() ?? Number.POSITIVE_INFINITY
  const ones = first.columns.fixings(from, to, knownAt)
  if (!second) return [ones, new Uint32Array()]
  const others = second.columns.fixings(from, to, knownAt)
  let count = 0
  let at = 0
  for (const one of ones) {
    const day = first.columns.dayAt(one)
    while (at < others.length && second.columns.dayAt(others[at] ?? 0) < day) at += 1
    const other = others[at]
    if (other === undefined || second.columns.dayAt(other) !== day) continue
    // Both lists are our own, and what was looked at is not asked for again.
    ones[count] = one
    others[count] = other
    count += 1
  }
  return [ones.subarray(0, count), others.subarray(0, count)]
}
