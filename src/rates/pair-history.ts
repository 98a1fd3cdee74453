import { classicChange, fullValue } from './classic-line.ts'
import { dayNumber, dayText } from './day-number.ts'
import { exactRate } from './exact-rate.ts'
import type { Grouping } from './fixing-series.ts'
import { listRates, type RatePoint, type RateSeries } from './list-rates.ts'
import { type RateChart, rateChart } from './rate-chart.ts'
import type { RateTable } from './rate-table.ts'

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
  /** from the first to the last fixing of the span: '3.2%' */
  change: string
  /** newest first, and for which stretch each stands */
  rows: HistoryRow[]
  group: Grouping | null
}

/** The fixings of a pair over a span that ends today, by one source. Null where none is known. */
export function pairHistory(
  table: RateTable,
  { base, quote, span, today }: { base: string; quote: string; span: RateSpan; today: string },
): PairHistory | null {
  const since = dayNumber(today) - SPAN_DAYS[span]
  const asked = { base, quote, to: today, isAsked: () => true }
  const series = listRates(table, { ...asked, from: dayText(Math.max(0, since)) })
  const first = series?.points[0]
  if (!series || !first) return null
  const { points, source, method } = series
  const from = Number.isFinite(since) ? dayText(since) : first.date
  const group = GROUPS[span]
  const listed = group
    ? listRates(table, { ...asked, from, group, isAsked: (of) => of.code === source.code })?.points
    : points
  return {
    base,
    quote,
    source,
    method,
    from,
    to: today,
    chart: rateChart(points, { base, quote, from, to: today }),
    ...extremes(points, method),
    change: changeBetween(points.at(-1), first),
    rows: rowsOf(listed ?? [], method),
    group: group ?? null,
  }
}

/** A chart of the same without room for scales; null where nothing is known. */
export function sparkline(
  table: RateTable,
  { base, quote, span, today }: { base: string; quote: string; span: RateSpan; today: string },
): RateChart | null {
  const from = dayText(Math.max(0, dayNumber(today) - SPAN_DAYS[span]))
  const series = listRates(table, { base, quote, from, to: today, isAsked: () => true })
  const box = { width: 160, height: 44, margin: { left: 2, right: 2, top: 3, bottom: 3 } }
  return series && rateChart(series.points, { base, quote, from, to: today, ...box })
}

function rowsOf(points: readonly RatePoint[], method: RateSeries['method']): HistoryRow[] {
  const rows = points.map((point, i) => ({
    date: point.date,
    value: shown(point, method),
    change: changeBetween(point, points[i - 1]),
    isSuspect: point.isSuspect,
  }))
  return rows.reverse().slice(0, MOST_ROWS)
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

function changeBetween(now: RatePoint | undefined, before: RatePoint | undefined): string {
  if (!now || !before) return '—'
  return classicChange(exactRate(now.rate, 1), exactRate(before.rate, 1))
}
