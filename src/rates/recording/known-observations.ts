import { sql } from 'kysely'
import { arrayLiteral } from '#platform/array-literal.ts'
import type { Tx } from '#platform/database.ts'
import { HISTORY, type Judged } from './judge.ts'

/** What names a series of figures. */
export type Series = { source: string; rateType: string; base: string; quote: string }

export type Newest = {
  id: string
  value: string
  nominal: number
  revision: number
  repeats: boolean
  quality: 'good' | 'suspect'
}

export function seriesKey({ source, rateType, base, quote }: Series): string {
  return `${source} ${rateType} ${base} ${quote}`
}

export function dayKey(one: Series & { effectiveDate: string }): string {
  return `${seriesKey(one)} ${one.effectiveDate}`
}

/**
 * Held to the commit, so that recordings go one after the other. One for all sources: numbers of
 * observations then appear in order, and whoever has read up to one misses none below it.
 */
export async function lockRecord(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rates', 0))`.execute(tx)
}

/**
 * By `dayKey`: the newest revisions of these series on these days, of all of them on every day of
 * any, so that the statement stays short.
 */
export async function listNewest(
  tx: Tx,
  series: readonly Series[],
  days: readonly string[],
): Promise<Map<string, Newest>> {
  const { rows } = await sql<Newest & { place: string; effectiveDate: string }>`
    select k.place, o.*
    from ${listed(series)}
    cross join lateral (
      select distinct on (effective_date) effective_date as "effectiveDate",
        id, value, nominal, revision, repeats, quality
      from rate_observations o
      where o.source = k.source and o.rate_type = k.rate_type and o.base = k.base
        and o.quote = k.quote and o.effective_date = any(${arrayLiteral(days)}::date[])
      order by effective_date desc, revision desc
    ) o`.execute(tx)
  const found = new Map<string, Newest>()
  for (const { place, effectiveDate, ...newest } of rows) {
    const one = series[Number(place) - 1]
    if (one) found.set(`${seriesKey(one)} ${effectiveDate}`, newest)
  }
  return found
}

/** As `k`, with their places from 1. */
function listed(series: readonly Series[]) {
  const texts = (pick: (one: Series) => string) => arrayLiteral(series.map(pick))
  return sql`unnest(
      ${texts((k) => k.source)}::text[], ${texts((k) => k.rateType)}::text[],
      ${texts((k) => k.base)}::text[], ${texts((k) => k.quote)}::text[]
    ) with ordinality as k (source, rate_type, base, quote, place)`
}

/** By `seriesKey`: the last figures before a day, latest first, each in its newest revision. */
export async function listBefore(
  tx: Tx,
  series: readonly (Series & { day: string })[],
): Promise<Map<string, Judged[]>> {
  const { rows } = await sql<Judged & { place: string }>`
    select place, o.*
    from ${listed(series)}
    join unnest(${arrayLiteral(series.map(({ day }) => day))}::date[])
      with ordinality as d (day, place) using (place)
    cross join lateral (
      select distinct on (effective_date) effective_date as day, value, nominal, quality,
        repeats or rejected as repeats
      from rate_observations o
      where o.source = k.source and o.rate_type = k.rate_type and o.base = k.base
        and o.quote = k.quote and o.effective_date < d.day
      order by effective_date desc, revision desc
      limit ${HISTORY}
    ) o
    order by place, o.day desc`.execute(tx)
  const found = new Map(series.map((one) => [seriesKey(one), [] as Judged[]]))
  for (const { place, ...figure } of rows) {
    const one = series[Number(place) - 1]
    if (one) found.get(seriesKey(one))?.push(figure)
  }
  return found
}
