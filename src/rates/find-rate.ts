import { type DayNumber, dayNumber, dayText } from './day-number.ts'
import { DERIVED_DIGITS, type ExactRate, inverseOf, productOf, toShortest } from './exact-rate.ts'
import type { Leg, Method, RateTable, Route } from './rate-table.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import type { Place } from './store/fixing-columns.ts'

/** What one unit of `base` cost in `quote`, by whom, and how that is known. */
export type FoundRate = {
  base: string
  quote: string
  /** 'YYYY-MM-DD', of the fixing; the days between it and the day that was asked for had none */
  effectiveDate: string
  source: SourceFacts
  method: Method
  quality: 'good' | 'suspect'
  exact: ExactRate
  /** for one unit of the base: the digits of the bank where it printed this rate, else twelve */
  text: string
}

export type RateQuestion = {
  base: string
  quote: string
  /** 'YYYY-MM-DD'; what takes effect later is never seen */
  on: string
  /** which sources may answer; else all */
  isAsked?: (source: SourceFacts) => boolean
  /** what was not fetched by then is not seen */
  knownAt?: Date
}

/** A rate older than this is no rate of the day; so long no bank's holidays are. */
export const LOOK_BACK_DAYS = 14

/**
 * The rate in force on a day: of the best source that has printed something within the fortnight
 * before it. Null where none has, and for a currency against itself.
 */
export function findRate(table: RateTable, question: RateQuestion): FoundRate | null {
  const on = dayNumber(question.on)
  const knownAt = question.knownAt?.getTime() ?? Number.POSITIVE_INFINITY
  for (const route of table.routes(question.base, question.quote)) {
    if (question.isAsked && !question.isAsked(route.source)) continue
    const places = placesOn(route, { on, knownAt, since: on - LOOK_BACK_DAYS })
    if (places) return rateOf(route, places, question)
  }
  return null
}

/** Where the legs of a route stand: two of them in the table of one day. */
export type Places = readonly [Place] | readonly [Place, Place]

/**
 * The fixing of a route in force `on` a day and seen (be it as a repetition) not before `since`.
 * Never looks ahead.
 */
export function placesOn(
  { legs }: Route,
  { on, since, knownAt }: { on: DayNumber; since: DayNumber; knownAt: number },
): Places | null {
  const [first, second] = legs
  const seen = first.columns.lastSeen(on, knownAt)
  if (seen === null || seen < since) return null
  if (!second) {
    const place = first.columns.fixingOn(on, knownAt)
    return place === null ? null : [place]
  }
  return commonPlaces(first, second, { on, since: since - LOOK_BACK_DAYS, knownAt })
}

export function rateOf(
  route: Route,
  places: Places,
  { base, quote }: { base: string; quote: string },
): FoundRate {
  const { legs, source, method } = route
  const exact = exactOf(legs, places)
  const isSuspect = legs.some(({ columns }, i) => columns.isSuspectAt(places[i] ?? 0))
  return {
    base,
    quote,
    effectiveDate: dayText(legs[0].columns.dayAt(places[0])),
    source,
    method,
    quality: isSuspect ? 'suspect' : 'good',
    exact,
    text:
      method === 'published'
        ? legs[0].columns.unitTextAt(places[0])
        : toShortest(exact, DERIVED_DIGITS),
  }
}

/** What the legs say at these places. */
export function exactOf(legs: Route['legs'], places: Places): ExactRate {
  const [first, second] = legs
  const one = legRate(first, places[0])
  return second && places[1] !== undefined ? productOf(one, legRate(second, places[1])) : one
}

function legRate({ columns, isInverse }: Leg, place: Place): ExactRate {
  const rate = columns.rateAt(place)
  return isInverse ? inverseOf(rate) : rate
}

/** The last day on which both legs have a fixing. */
function commonPlaces(
  first: Leg,
  second: Leg,
  { on, since, knownAt }: { on: DayNumber; since: DayNumber; knownAt: number },
): Places | null {
  for (let day = on; day >= since; ) {
    const [a, b] = [first.columns.fixingOn(day, knownAt), second.columns.fixingOn(day, knownAt)]
    if (a === null || b === null) return null
    const [dayA, dayB] = [first.columns.dayAt(a), second.columns.dayAt(b)]
    if (dayA === dayB) return dayA < since ? null : [a, b]
    day = Math.min(dayA, dayB)
  }
  return null
}
