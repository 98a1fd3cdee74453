import type { DayNumber } from './day-number.ts'
import { listSources } from './list-sources.ts'
import type { SourceFacts } from './sources/source-facts.ts'
import { FixingColumns, type FixingRow } from './store/fixing-columns.ts'

export type Method = 'published' | 'inverse' | 'cross'

/** One step from a currency to another through what a source printed. */
export type Leg = { columns: FixingColumns; isInverse: boolean }

/** How a source answers for a pair: one leg, or two through a currency that both sides have. */
export type Route = {
  source: SourceFacts
  method: Method
  legs: readonly [Leg] | readonly [Leg, Leg]
}

/** All observations in memory, by series. It only grows; what is asked of it needs no database. */
export class RateTable {
  readonly #series = new Map<string, FixingColumns>()
  /** source → currency → the currencies beside it in official rates */
  readonly #partners = new Map<string, Map<string, Set<string>>>()
  readonly #routes = new Map<string, readonly Route[]>()
  readonly #moments: number[] = []
  #holidays: ReadonlyMap<string, ReadonlySet<DayNumber>> = new Map()

  /** By source, the days that a person has entered as without a table; in place of those before. */
  setHolidays(holidays: ReadonlyMap<string, ReadonlySet<DayNumber>>): void {
    this.#holidays = holidays
  }

  holidaysOf(source: string): ReadonlySet<DayNumber> {
    return this.#holidays.get(source) ?? NO_DAYS
  }

  /** `series` is 'nbk official USD KZT': source, rate type, base, quote */
  add(series: string, row: FixingRow): void {
    this.columnsOf(series).add(row)
  }

  /** The columns of a series, empty ones where it is new. */
  columnsOf(series: string): FixingColumns {
    let columns = this.#series.get(series)
    if (!columns) {
      columns = new FixingColumns(this.#moments)
      this.#series.set(series, columns)
      this.#join(series)
      this.#routes.clear()
    }
    return columns
  }

  /** What a source prints of its own currency and the dollar; null where it has printed nothing. */
  dollarColumns({ code, ownCurrency }: SourceFacts): FixingColumns | null {
    return ownCurrency === null ? null : (this.#leg(code, 'USD', ownCurrency)?.columns ?? null)
  }

  trim(): void {
    for (const columns of this.#series.values()) columns.trim()
  }

  /** How many observations there are. */
  get size(): number {
    let size = 0
    for (const columns of this.#series.values()) size += columns.length
    return size
  }

  /** The currencies that a source has official rates of, in no order. */
  currenciesOf(source: string): string[] {
    return [...(this.#partners.get(source)?.keys() ?? [])]
  }

  /** The first and last day of which a source has an official rate; null where it has none. */
  daysOf(source: string): { first: DayNumber; last: DayNumber } | null {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const [name, columns] of this.#series) {
      if (!name.startsWith(`${source} official `)) continue
      first = Math.min(first, columns.firstSeen() ?? first)
      last = Math.max(last, columns.lastSeen(Number.MAX_SAFE_INTEGER) ?? last)
    }
    return first <= last ? { first, last } : null
  }

  /**
   * The ways to official rates of a pair, the best first: what its own bank prints, the inverse of
   * that, what others print, and crosses through one table; sources for cross-checks only are last.
   */
  routes(base: string, quote: string): readonly Route[] {
    const name = `${base}/${quote}`
    let routes = this.#routes.get(name)
    if (!routes) {
      routes =
        base === quote ? [] : listSources().flatMap((of) => this.#route(of, base, quote) ?? [])
      routes = routes.toSorted((a, b) => rank(a, base, quote) - rank(b, base, quote))
      // Whoever asks for pairs that do not exist makes us forget, not grow.
      if (this.#routes.size >= MOST_ROUTES) this.#routes.clear()
      this.#routes.set(name, routes)
    }
    return routes
  }

  #route(source: SourceFacts, base: string, quote: string): Route | null {
    const direct = this.#leg(source.code, base, quote)
    if (direct)
      return { source, method: direct.isInverse ? 'inverse' : 'published', legs: [direct] }
    const partners = this.#partners.get(source.code)
    const others = partners?.get(quote)
    for (const hub of partners?.get(base) ?? []) {
      if (!others?.has(hub)) continue
      const [first, second] = [
        this.#leg(source.code, base, hub),
        this.#leg(source.code, hub, quote),
      ]
      if (first && second) return { source, method: 'cross', legs: [first, second] }
    }
    return null
  }

  #leg(source: string, base: string, quote: string): Leg | null {
    const printed = this.#series.get(`${source} official ${base} ${quote}`)
    if (printed) return { columns: printed, isInverse: false }
    const columns = this.#series.get(`${source} official ${quote} ${base}`)
    return columns ? { columns, isInverse: true } : null
  }

  #join(series: string): void {
    const [source = '', rateType, base = '', quote = ''] = series.split(' ')
    if (rateType !== 'official') return
    let partners = this.#partners.get(source)
    if (!partners) {
      partners = new Map()
      this.#partners.set(source, partners)
    }
    for (const [one, other] of [
      [base, quote],
      [quote, base],
    ] as const) {
      const beside = partners.get(one)
      if (beside) beside.add(other)
      else partners.set(one, new Set([other]))
    }
  }
}

const MOST_ROUTES = 10_000
const NO_DAYS: ReadonlySet<DayNumber> = new Set()

/** Lower is better; among equals the order of the sources decides. */
function rank({ source, method }: Route, base: string, quote: string): number {
  const isIssuing = source.ownCurrency === base || source.ownCurrency === quote
  return (source.role === 'cross-check' ? 8 : 0) + (isIssuing ? 0 : 4) + METHOD_RANK[method]
}

const METHOD_RANK = { published: 0, inverse: 1, cross: 2 } as const
