import type { Extract } from './reading/extraction.ts'
import type { SourceFacts } from './source-facts.ts'

/** One thing that can be asked of a bank. */
export type Ask = {
  /** names it apart from its address: 'day:2026-04-01'; what stands before ':' is its kind */
  request: string
  url: string
  accept: string
  extract: Extract
  /** the days of which its rows may be, both included */
  days: { first: string; last: string }
  /** a whole table, in which most of the last count of currencies must stand */
  isTable: boolean
  /** the dollar stands in every whole table but this one */
  lacksDollar?: boolean
  /** so many currencies in a first table; otherwise those of the facts */
  expectedCurrencies?: number
  /** its rows are for one unit, unless their level says otherwise */
  lacksNominal?: boolean
  /** no fault where the bank has no such table, or none yet */
  mayBeAbsent: boolean
  /** another form of the same, for when this one is refused */
  instead?: Ask
}

/** A source that is fetched: its facts, and how to ask it and read what it answers. */
export type Bank = {
  facts: SourceFacts
  /** raised whenever the same bytes may give other figures */
  parserVersion: number
  /** most are called by our own name; a browser's only where the bank turns others away */
  userAgent: 'own' | 'browser'
  /** so many past days are read again once a day, in case the bank has corrected something */
  recheckDays: number
  /** for the newest tables, earliest first. `today` is the bank's own day. */
  latest(today: string): Ask[]
  /**
   * For the tables from one day to another, earliest first; lazily, since it may be thousands.
   * `only`: the currencies that are wanted, where the bank can be asked for single ones.
   */
  past(from: string, to: string, only: readonly string[] | null): Iterable<Ask>
}

/** The calendar years of a stretch, cut at its ends: banks give a year of one currency at once. */
export function* eachYear(from: string, to: string): Generator<{ first: string; last: string }> {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const [first, last] = [`${year}-01-01`, `${year}-12-31`]
    yield { first: first < from ? from : first, last: last > to ? to : last }
  }
}

/** '2026-04-01' as '01.04.2026', or with another sign between. */
export function dotted(day: string, sign = '.'): string {
  return day.split('-').reverse().join(sign)
}

export const XML = 'application/xml, text/xml'
