import { classicChange, fullValue } from './classic-line.ts'
import { dayNumber, dayText } from './day-number.ts'
import { exactRate } from './exact-rate.ts'
import { findRate } from './find-rate.ts'
import type { Grouping } from './fixing-series.ts'
import { listRates, type RatePoint, type RateSeries, type SeriesQuestion } from './list-rates.ts'
import { type RateChart, rateChart } from './rate-chart.ts'
import type { RateTable } from './rate-table.ts'
import { redenominations } from './redenominations.ts'

/** How far back a history goes; `all` is everything that is known. */
export const rateSpans = ['30-days', '1-year', '5-years', 'all'] as const
export type RateSpan = (typeof rateSpans)[number]

const SPAN_DAYS = { '30-days': 30, '1-year': 365, '5-years': 1826, all: Number.POSITIVE_INFINITY }
/** What stands in the table under the chart: every fixing, or the last of each week or month. */
const GROUPS: Record<RateSpan, Grouping | undefined> = {
  '30-days': undefined,
  '1-year': 'week',
  '5-years': 'month',
  all: 'month',
}
/** Ten years of months: the rest is in the download. */
const MOST_ROWS = 120

/** One fixing as a table shows it; `change` is against the row before it in time, or '—'. */
export type HistoryRow = { date: string; value: string; change: string; isSuspect: boolean }

export type PairHistory = Pick<RateSeries, 'base' | 'quote' | 'source' | 'method'> & {
  /** 'YYYY-MM-DD': the span that is shown */
  from: string
  to: string
  chart: RateChart | null
  high: { date: string; value: string }
  low: { date: string; value: string }
  /**
   * From the first to the last fixing of the span: '3.2%'; '—' where a redenomination lies between,
   * as for all changes here.
   */
  change: string
  /**
   * The rate of today against what was in force so long before, by the same source; without the
   * spans of which that is not known.
   */
  changes: { span: RateSpan; change: string }[]
  /** newest first, and for which stretch each stands */
  rows: HistoryRow[]
  group: Grouping | null
}

export type HistoryQuestion = {
  base: string
  quote: string
  span: RateSpan
  /** 'YYYY-MM-DD' */
  today: string
  /** which sources may answer; else all */
  isAsked?: SeriesQuestion['isAsked']
}

/**
 * The fixings of a pair over a span that ends today, by one source; of a source that has been silent
 * for the whole of it, its last one. Null where none was ever known.
 */
export function pairHistory(table: RateTable, question: HistoryQuestion): PairHistory | null {
  const { base, quote, span, today } = question
  const series = seriesOf(table, question)
  const first = series?.points[0]
  if (!series || !first) return null
  const { points, source, method } = series
  const from = startOf(question) ?? first.date
  const group = GROUPS[span]
  const isAsked = (of: { code: string }) => of.code === source.code
  const listed = group ? listRates(table, { ...question, from, to: today, group, isAsked }) : null
  return {
    base,
    quote,
    source,
    method,
    from,
    to: today,
    chart: chartOf(table, series, { ...question, from }),
    ...extremes(sinceBreak(points, { base, quote }), method),
    change: changeBetween(points.at(-1), first, { base, quote }),
    changes: changesOver(table, { base, quote, today, source: source.code }),
    rows: rowsOf(listed?.points ?? points, series),
    group: group ?? null,
  }
}

/** A chart of the same without room for scales; null where nothing is known of the span. */
export function sparkline(table: RateTable, question: HistoryQuestion): RateChart | null {
  const series = seriesOf(table, question)
  const from = startOf(question) ?? series?.points[0]?.date
  if (!series || from === undefined) return null
  const box = { width: 160, height: 44, margin: { left: 2, right: 2, top: 3, bottom: 3 } }
  return chartOf(table, series, { ...question, from }, box)
}

/** The first day of a span; null for all that is known. */
function startOf({ span, today }: HistoryQuestion): string | null {
  const since = dayNumber(today) - SPAN_DAYS[span]
  return Number.isFinite(since) ? dayText(since) : null
}

function seriesOf(table: RateTable, question: HistoryQuestion): RateSeries | null {
  const { base, quote, today, isAsked = () => true } = question
  const asked = { base, quote, to: today, isAsked }
  const found = listRates(table, { ...asked, from: startOf(question) ?? FIRST_DAY })
  if (found) return found
  const all = listRates(table, { ...asked, from: FIRST_DAY })
  return all && { ...all, points: all.points.slice(-1) }
}

const FIRST_DAY = dayText(0)

/** Begins with what was in force when the span began; null where all fixings are older than it. */
function chartOf(
  table: RateTable,
  { points, source }: RateSeries,
  { base, quote, from, today }: HistoryQuestion & { from: string },
  box: Pick<Parameters<typeof rateChart>[1], 'width' | 'height' | 'margin'> = {},
): RateChart | null {
  if ((points[0]?.date ?? '') < from) return null
  const isAsked = ({ code }: { code: string }) => code === source.code
  const before = findRate(table, { base, quote, on: from, isAsked })
  const isCarried = before !== null && before.effectiveDate < from
  const drawn = isCarried ? [{ date: from, rate: before.text }, ...points] : points
  return rateChart(drawn, { base, quote, from, to: today, ...box })
}

type Pair = { base: string; quote: string }

function rowsOf(points: readonly RatePoint[], { method, base, quote }: RateSeries): HistoryRow[] {
  const first = Math.max(0, points.length - MOST_ROWS)
  const rows = points.slice(first).map((point, i) => ({
    date: point.date,
    value: shown(point, method),
    change: changeBetween(point, points[first + i - 1], { base, quote }),
    isSuspect: point.isSuspect,
  }))
  return rows.reverse()
}

function changesOver(
  table: RateTable,
  { base, quote, today, source }: Pair & { today: string; source: string },
): PairHistory['changes'] {
  const inForce = (on: string) => {
    return findRate(table, { base, quote, on, isAsked: ({ code }) => code === source })
  }
  const now = inForce(today)
  return rateSpans.flatMap((span) => {
    const days = SPAN_DAYS[span]
    if (!Number.isFinite(days)) return []
    const before = inForce(dayText(dayNumber(today) - days))
    const isKnown = now && before && !isParted({ base, quote }, before.effectiveDate, today)
    return isKnown ? [{ span, change: classicChange(now.exact, before.exact) }] : []
  })
}

/** Prices in old money are neither high nor low beside those in new. */
function sinceBreak(points: readonly RatePoint[], pair: Pair): readonly RatePoint[] {
  const [first, last] = [points[0]?.date ?? '', points.at(-1)?.date ?? '']
  const lastBreak = redenominations({ ...pair, from: first, to: last }).at(-1)
  return lastBreak === undefined ? points : points.filter(({ date }) => date >= lastBreak)
}

function extremes(points: readonly RatePoint[], method: RateSeries['method']) {
  let [high, low] = [points[0], points[0]]
  for (const point of points) {
    if (Number(point.rate) > Number(high?.rate)) high = point
    if (Number(point.rate) < Number(low?.rate)) low = point
  }
  const of = (point: RatePoint | undefined) => ({
    date: point?.date ?? '',
    value: point ? shown(point, method) : '',
  })
  return { high: of(high), low: of(low) }
}

function shown({ rate }: RatePoint, method: RateSeries['method']): string {
  return method === 'published' ? rate : fullValue(exactRate(rate, 1))
}

function changeBetween(
  now: RatePoint | undefined,
  before: RatePoint | undefined,
  pair: Pair,
): string {
  if (!now || !before || isParted(pair, before.date, now.date)) return '—'
  return classicChange(exactRate(now.rate, 1), exactRate(before.rate, 1))
}

function isParted(pair: Pair, from: string, to: string): boolean {
  return redenominations({ ...pair, from, to }).length > 0
}
