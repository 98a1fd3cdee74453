import { type DayNumber, dayNumber, dayText, weekdayOf } from './day-number.ts'
import { DERIVED_DIGITS, putShortestNear, toShortest } from './exact-rate.ts'
import { exactOf } from './find-rate.ts'
import type { Leg, Route } from './rate-table.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import { putText } from './store/put-digits.ts'
import { MOST_BYTES, textOf } from './store/text-of.ts'

/** No rate takes more bytes. */
export const MOST_RATE_BYTES = MOST_BYTES

export type Grouping = 'week' | 'month'

/**
 * The fixings of one pair by one source, in order of days, as places in the columns: thousands of
 * them are listed, thinned and written without an object for each.
 */
export class FixingSeries {
  readonly base: string
  readonly quote: string
  readonly #route: Route
  readonly #firsts: Uint32Array
  /** of the second leg, beside those of the first; empty where there is none */
  readonly #seconds: Uint32Array

  constructor(
    { base, quote, route }: { base: string; quote: string; route: Route },
    [firsts, seconds]: readonly [Uint32Array, Uint32Array],
  ) {
    this.base = base
    this.quote = quote
    this.#route = route
    this.#firsts = firsts
    this.#seconds = seconds
  }

  get source(): SourceFacts {
    return this.#route.source
  }

  get method(): Route['method'] {
    return this.#route.method
  }

  get length(): number {
    return this.#firsts.length
  }

  dayAt(at: number): DayNumber {
    return this.#route.legs[0].columns.dayAt(this.#firsts[at] ?? 0)
  }

  isSuspectAt(at: number): boolean {
    const [first, second] = this.#route.legs
    if (first.columns.isSuspectAt(this.#firsts[at] ?? 0)) return true
    return second?.columns.isSuspectAt(this.#seconds[at] ?? 0) ?? false
  }

  /** What one unit of the base cost: as printed, or else with twelve digits. */
  rateAt(at: number): string {
    return textOf((into) => this.putRate(into, 0, at))
  }

  /** Writes the same as ASCII, `MOST_RATE_BYTES` at most; returns the place after it. */
  putRate(into: Uint8Array, place: number, at: number): number {
    const { legs, method } = this.#route
    const [first, second] = legs
    const [one, other] = [this.#firsts[at] ?? 0, this.#seconds[at] ?? 0]
    if (method === 'published') return first.columns.putUnit(into, place, one)
    const near = numberAt(first, one) * (second ? numberAt(second, other) : 1)
    return putShortestNear(into, place, near) ?? this.#putExactly(into, place, at)
  }

  #putExactly(into: Uint8Array, place: number, at: number): number {
    const [one, other] = [this.#firsts[at] ?? 0, this.#seconds[at] ?? 0]
    const { legs } = this.#route
    const exact = exactOf(legs, legs.length === 2 ? [one, other] : [one])
    return putText(into, place, toShortest(exact, DERIVED_DIGITS))
  }

  /** From one of them to before another, as of an array. */
  slice(start: number, end?: number): FixingSeries {
    return this.#with(this.#firsts.slice(start, end), this.#seconds.slice(start, end))
  }

  /** How many are of that day or an earlier one. */
  countUntil(date: string): number {
    const day = dayNumber(date)
    let count = 0
    while (count < this.length && this.dayAt(count) <= day) count += 1
    return count
  }

  /** The last of each week (Monday to Sunday) or month. */
  lastOfEach(group: Grouping): FixingSeries {
    const isLast = (_: number, at: number) =>
      at === this.length - 1 ||
      periodOf(this.dayAt(at), group) !== periodOf(this.dayAt(at + 1), group)
    // Both are asked by place, so that they stay beside each other.
    return this.#with(this.#firsts.filter(isLast), this.#seconds.filter(isLast))
  }

  #with(firsts: Uint32Array, seconds: Uint32Array): FixingSeries {
    const { base, quote } = this
    return new FixingSeries({ base, quote, route: this.#route }, [firsts, seconds])
  }
}

function numberAt({ columns, isInverse }: Leg, place: number): number {
  const number = columns.numberAt(place)
  return isInverse ? 1 / number : number
}

function periodOf(day: DayNumber, group: Grouping): number | string {
  return group === 'week' ? day - weekdayOf(day) : dayText(day).slice(0, 7)
}
