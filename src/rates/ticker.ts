import { classicChange, classicLine, classicValue, fullValue } from './classic-line.ts'
import { dayNumber } from './day-number.ts'
import { exactRate, inverseOf, isSameRate } from './exact-rate.ts'
import {
  exactOf,
  type FoundRate,
  LOOK_BACK_DAYS,
  type Places,
  placesOn,
  rateOf,
} from './find-rate.ts'
import { listSources } from './list-sources.ts'
import type { Method, RateTable, Route } from './rate-table.ts'
import { type SeriesState, type SeriesStatus, seriesStatus } from './series-state.ts'
import type { SourceFacts } from './sources/source-facts.ts'

/** One pair of the ticker as it is shown; texts are final, nothing is computed from them. */
export type TickerLine = {
  /** 'TJS/USD' */
  pair: string
  base: string
  quote: string
  /** '0.10879': five decimals; null where no fixing is known */
  value: string | null
  /** '-0.18%', '0%', or '—' where the fixing before is unknown */
  change: string
  direction: 'up' | 'down' | 'level' | 'unknown'
  /** 'TJS/USD = 0.10879 -0.18%', or 'TJS/USD = —' where no fixing is known */
  classic: string
  /** 'UZS/USD = 0.000082006 0.14%': five digits at least; the bank's own where it printed this pair */
  full: string
  /** 'USD/UZS = 12,194.21', beside a rate below 1; '' elsewhere */
  turned: string
  /** 'YYYY-MM-DD', of the fixing */
  effectiveDate: string | null
  source: { code: string; name: string; isInvented: boolean } | null
  method: Method | null
  quality: 'good' | 'suspect' | null
  state: SeriesState | 'unknown'
  /** 'YYYY-MM-DD', since when the rate is fixed by decision; null for one that moves */
  fixedSince: string | null
}

export type Ticker = {
  lines: TickerLine[]
  /** when time alone may change a line before the newsroom's midnight; null for never */
  changesAt: Date | null
}

export type Today = {
  /** 'YYYY-MM-DD', the newsroom's day */
  today: string
  now: Date
  /** which sources may answer; else all */
  isAsked?: (source: SourceFacts) => boolean
}

/**
 * The ticker's lines for `pairs` ('KZT/USD'), in their order: the newest official fixing in force,
 * against the one before it of the same source. A change is never computed across two sources.
 */
export function listTicker(table: RateTable, pairs: readonly string[], at: Today): Ticker {
  const found = pairs.map((pair) => tickerLine(table, pair, at))
  const moments = found.flatMap(({ changesAt }) => changesAt?.getTime() ?? [])
  return {
    lines: found.map(({ line }) => line),
    changesAt: moments.length > 0 ? new Date(Math.min(...moments)) : null,
  }
}

/** What must be read for these pairs: crosses go through the own currencies of banks. */
export function tickerCurrencies(pairs: readonly string[]): string[] {
  const hubs = listSources().flatMap(({ ownCurrency }) => ownCurrency ?? [])
  return [...new Set([...pairs.flatMap((pair) => pair.split('/')), ...hubs, 'USD'])]
}

/** How a rate that is in force today stands, as a line of the ticker would say it. */
export function standingOf(
  table: RateTable,
  rate: FoundRate,
  at: Today,
): Pick<TickerLine, 'state' | 'fixedSince'> & { changesAt: Date | null } {
  const route = table.routes(rate.base, rate.quote).find(({ source }) => source === rate.source)
  if (!route) throw new Error('a rate was found by no route')
  const { state, changesAt } = worstStatus(table, route, at)
  return { state, fixedSince: fixedSince(rate), changesAt }
}

type Found = { line: TickerLine; changesAt: Date | null }

function tickerLine(table: RateTable, pair: string, at: Today): Found {
  const [base = '', quote = ''] = pair.split('/')
  const newest = newestFixing(table, { base, quote, ...at })
  if (!newest) return { line: unknownLine(pair, base, quote), changesAt: null }
  const { route, rate } = newest
  const change = classicChange(rate.exact, exactBefore(route, rate))
  const value = classicValue(rate.exact)
  const status = worstStatus(table, route, at)
  const { code, name, isInvented } = rate.source
  const shown = rate.method === 'published' ? rate.text : fullValue(rate.exact)
  const line: TickerLine = {
    pair,
    base,
    quote,
    value,
    change,
    direction: direction(change),
    classic: classicLine(pair, value, change),
    full: classicLine(pair, shown, change),
    turned: turnedLine(route, rate),
    effectiveDate: rate.effectiveDate,
    source: { code, name, isInvented },
    method: rate.method,
    quality: rate.quality,
    state: status.state,
    fixedSince: fixedSince(rate),
  }
  return { line, changesAt: status.changesAt }
}

type Newest = { route: Route; places: Places; rate: FoundRate }

/** Of the best source that has one of the last fortnight; else the best that ever had one. */
function newestFixing(
  table: RateTable,
  { base, quote, today, isAsked }: { base: string; quote: string } & Today,
): Newest | null {
  const on = dayNumber(today)
  const knownAt = Number.POSITIVE_INFINITY
  for (const since of [on - LOOK_BACK_DAYS, 0]) {
    for (const route of table.routes(base, quote)) {
      if (isAsked && !isAsked(route.source)) continue
      const places = placesOn(route, { on, since, knownAt })
      if (places) return { route, places, rate: rateOf(route, places, { base, quote }) }
    }
  }
  return null
}

function exactBefore(route: Route, rate: FoundRate) {
  const on = dayNumber(rate.effectiveDate) - 1
  const knownAt = Number.POSITIVE_INFINITY
  // After a longer hole nobody can say that this was the fixing before.
  const places = placesOn(route, { on, since: on - LOOK_BACK_DAYS, knownAt })
  return places && exactOf(route.legs, places)
}

const STATES: readonly SeriesState[] = ['fresh', 'carried', 'late', 'stale', 'source_down']

/** A cross is as late as the later of its legs. */
function worstStatus(table: RateTable, { legs, source }: Route, at: Today): SeriesStatus {
  const declared = table.holidaysOf(source.code)
  const all = legs.map(({ columns }) => seriesStatus({ columns, declared }, source, at))
  const [first, second] = all
  if (!first) throw new Error('a route has no legs')
  return second && STATES.indexOf(second.state) > STATES.indexOf(first.state) ? second : first
}

function turnedLine({ legs, method }: Route, rate: FoundRate): string {
  const { base, quote, exact } = rate
  if (exact.numerator >= exact.denominator) return ''
  const turned = inverseOf(exact)
  const text = method === 'inverse' ? printedTurned(legs[0], rate) : fullValue(turned)
  return `${quote}/${base} = ${withCommas(text)}`
}

/** What the bank itself printed for the other direction. */
function printedTurned(leg: Route['legs'][0], { effectiveDate }: FoundRate): string {
  const place = leg.columns.fixingOn(dayNumber(effectiveDate))
  return place === null ? '' : leg.columns.unitTextAt(place)
}

function withCommas(text: string): string {
  const [whole = '', decimals] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}

/** The Turkmen manat stands at 3.5 for a dollar by decision of its central bank. */
const PEG = { currency: 'TMT', against: 'USD', rate: exactRate('3.5', 1), since: '2015-01-01' }

function fixedSince({ base, quote, exact, effectiveDate, source }: FoundRate): string | null {
  // What is invented is nobody's decision.
  if (source.isInvented) return null
  const isTurned = base === PEG.currency && quote === PEG.against
  if (!isTurned && !(base === PEG.against && quote === PEG.currency)) return null
  const isPegged = isSameRate(isTurned ? inverseOf(exact) : exact, PEG.rate)
  return isPegged && effectiveDate >= PEG.since ? PEG.since : null
}

function direction(change: string): TickerLine['direction'] {
  if (change === '—') return 'unknown'
  if (change === '0%') return 'level'
  return change.startsWith('-') ? 'down' : 'up'
}

function unknownLine(pair: string, base: string, quote: string): TickerLine {
  return {
    pair,
    base,
    quote,
    value: null,
    change: '—',
    direction: 'unknown',
    classic: `${pair} = —`,
    full: `${pair} = —`,
    turned: '',
    effectiveDate: null,
    source: null,
    method: null,
    quality: null,
    state: 'unknown',
    fixedSince: null,
  }
}
