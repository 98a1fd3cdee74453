import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import { addDays, daysBetween } from '../day-number.ts'
import { findSource, listBanks } from '../list-sources.ts'
import type { SourceFacts } from '../sources/source-facts.ts'

type Figure = { base: string; quote: string; value: string; nominal: number }

/** How far a bank's dollar price of a currency is from what the others say. */
export type Deviation = {
  currency: string
  /** 0.021 is 2.1% above them */
  deviation: number
  /** so many other banks were asked */
  banks: number
  isAlarm: boolean
}

/** From the samples: honest tables of one day differ by up to about 1%. */
const WARN = 0.015
const ALARM = 0.05
/** So many days apart two tables can be compared. */
const NEAR_DAYS = 3
const LEAST_BANKS = 2

/**
 * Compares a table with those of at least two other banks near its day, through the dollar.
 * Where most of a table is off in one way, its dollar is. Doubles do here: nothing that is shown
 * comes of it.
 */
export async function findDeviations(
  tx: Tx,
  facts: SourceFacts,
  table: { day: string; figures: readonly Figure[] },
): Promise<Deviation[]> {
  const own = dollarPrices(facts.ownCurrency ?? '', table.figures)
  if (own.size === 0) return []
  const others = await listNearTables(tx, facts.code, table.day)
  const found = [...own].flatMap(([currency, price]) => {
    if (currency === 'USD') return []
    const prices = others.flatMap((other) => other.get(currency) ?? [])
    if (prices.length < LEAST_BANKS) return []
    const deviation = price / middle(prices) - 1
    if (Math.abs(deviation) < WARN) return []
    const isAlarm = Math.abs(deviation) > ALARM
    return [{ currency, deviation, banks: prices.length, isAlarm }]
  })
  return blameDollar(found, facts.ownCurrency, own.size)
}

/** ' Off the other banks: TJS by -2.1%.', or nothing. */
export function sayDeviations(found: readonly Deviation[]): string {
  const each = found.map(
    ({ currency, deviation }) => `${currency} by ${(deviation * 100).toFixed(1)}%`,
  )
  return each.length > 0 ? ` Off the other banks: ${each.join(', ')}.` : ''
}

/** The dollars that one unit of each currency of a table costs. */
export function dollarPrices(own: string, figures: readonly Figure[]): Map<string, number> {
  // The own currency stands on either side: KZT for one USD, or USD for one EUR.
  const inOwn = new Map<string, number>()
  for (const { base, quote, value, nominal } of figures) {
    const unit = Number(value) / nominal
    if (quote === own) inOwn.set(base, unit)
    else if (base === own) inOwn.set(quote, 1 / unit)
  }
  const dollar = inOwn.get('USD')
  if (dollar === undefined) return new Map()
  inOwn.set(own, 1)
  return new Map([...inOwn].map(([currency, unit]) => [currency, unit / dollar]))
}

/** A wrong dollar moves all prices alike: then it is named, and the other figures are not. */
function blameDollar(found: readonly Deviation[], own: string | null, size: number): Deviation[] {
  const alarms = found.filter(({ isAlarm }) => isAlarm)
  if (alarms.length < 3 || alarms.length < size / 3) return [...found]
  const home = found.find(({ currency }) => currency === own)
  const worst = home ?? alarms[0]
  return worst ? [{ ...worst, currency: 'USD' }] : []
}

/** Of each other bank the dollar prices of its good figures nearest to the day. */
async function listNearTables(tx: Tx, source: string, day: string): Promise<Map<string, number>[]> {
  const banks = listBanks().flatMap(({ facts }) => (facts.code === source ? [] : facts.code))
  const { rows } = await sql<Figure & { source: string; day: string; quality: string }>`
    select distinct on (source, base, quote, effective_date)
      source, base, quote, value, nominal, effective_date as day, quality
    from rate_observations
    where source = any(${banks}::text[]) and rate_type = 'official'
      and effective_date between ${addDays(day, -NEAR_DAYS)}::date and ${addDays(day, NEAR_DAYS)}::date
    order by source, base, quote, effective_date, revision desc`.execute(tx)
  const good = rows.filter(({ quality }) => quality === 'good')
  return [...Map.groupBy(good, (row) => row.source)].map(([code, figures]) => {
    // The nearest day comes last, and so counts.
    const nearest = figures.toSorted((a, b) => apart(b.day, day) - apart(a.day, day))
    return dollarPrices(findSource(code)?.ownCurrency ?? '', nearest)
  })
}

function apart(a: string, b: string): number {
  return Math.abs(daysBetween(a, b))
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}
