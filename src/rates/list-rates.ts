import { type DayNumber, dayNumber, dayText, weekdayOf } from './day-number.ts'
import { toShortestNear } from './exact-rate.ts'
import { exactOf, type Places } from './find-rate.ts'
import type { Leg, Method, RateTable, Route } from './rate-table.ts'
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

export type Grouping = 'week' | 'month'

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
export function listRates(table: RateTable, question: SeriesQuestion): RateSeries | null {
  const { base, quote, group } = question
  for (const route of table.routes(base, quote)) {
    if (!question.isAsked(route.source)) continue
    const all = placesBetween(route.legs, question)
    if (all.length === 0) continue
    const { source, method } = route
    const places = group ? lastOfEach(route.legs, all, group) : all
    return { base, quote, source, method, points: places.map((at) => pointOf(route, at)) }
  }
  return null
}

function placesBetween(legs: Route['legs'], question: SeriesQuestion): Places[] {
  const [from, to] = [dayNumber(question.from), dayNumber(question.to)]
  const knownAt = question.knownAt?.getTime() ?? Number.POSITIVE_INFINITY
  const [first, second] = legs
  const ones = first.columns.fixings(from, to, knownAt)
  if (!second) return ones.map((place) => [place])
  const others = second.columns.fixings(from, to, knownAt)
  const both: Places[] = []
  let at = 0
  for (const one of ones) {
    const day = first.columns.dayAt(one)
    while (at < others.length && second.columns.dayAt(others[at] ?? 0) < day) at += 1
    const other = others[at]
    if (other !== undefined && second.columns.dayAt(other) === day) both.push([one, other])
  }
  return both
}

function lastOfEach(legs: Route['legs'], places: readonly Places[], group: Grouping): Places[] {
  const dayOf = (of: Places) => legs[0].columns.dayAt(of[0])
  return places.filter((of, i) => {
    const next = places[i + 1]
    return !next || periodOf(dayOf(of), group) !== periodOf(dayOf(next), group)
  })
}

function periodOf(day: DayNumber, group: Grouping): number | string {
  return group === 'week' ? day - weekdayOf(day) : dayText(day).slice(0, 7)
}

function pointOf({ legs, method }: Route, places: Places): RatePoint {
  const [first, second] = legs
  const date = dayText(first.columns.dayAt(places[0]))
  const isSuspect =
    isSuspectAt(first, places[0]) || (!!second && isSuspectAt(second, places[1] ?? 0))
  if (method === 'published') return { date, rate: first.columns.unitTextAt(places[0]), isSuspect }
  const near = numberAt(first, places[0]) * (second ? numberAt(second, places[1] ?? 0) : 1)
  return { date, rate: toShortestNear(near, () => exactOf(legs, places)), isSuspect }
}

function isSuspectAt({ columns }: Leg, place: number): boolean {
  return columns.isSuspectAt(place)
}

function numberAt({ columns, isInverse }: Leg, place: number): number {
  const number = columns.numberAt(place)
  return isInverse ? 1 / number : number
}
