import { sql } from 'kysely'
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

/** The newest revision of each, in their order; null where the day is not in the record. */
export async function listNewest(
  tx: Tx,
  keys: readonly (Series & { effectiveDate: string })[],
): Promise<(Newest | null)[]> {
  const { rows } = await sql<Newest & { place: string }>`
    select k.place, o.*
    from unnest(
      ${keys.map((k) => k.source)}::text[], ${keys.map((k) => k.rateType)}::text[],
      ${keys.map((k) => k.base)}::text[], ${keys.map((k) => k.quote)}::text[],
      ${keys.map((k) => k.effectiveDate)}::date[]
    ) with ordinality as k (source, rate_type, base, quote, effective_date, place)
    cross join lateral (
      select id, value, nominal, revision, repeats, quality
      from rate_observations o
      where o.source = k.source and o.rate_type = k.rate_type and o.base = k.base
        and o.quote = k.quote and o.effective_date = k.effective_date
      order by o.revision desc
      limit 1
    ) o`.execute(tx)
  const found = new Map(rows.map((row) => [Number(row.place), row]))
  return keys.map((_, index) => found.get(index + 1) ?? null)
}

/** By `seriesKey`: the last figures before a day, latest first, each in its newest revision. */
export async function listBefore(
  tx: Tx,
  series: readonly (Series & { day: string })[],
): Promise<Map<string, Judged[]>> {
  const { rows } = await sql<Judged & { place: string }>`
    select k.place, o.*
    from unnest(
      ${series.map((k) => k.source)}::text[], ${series.map((k) => k.rateType)}::text[],
      ${series.map((k) => k.base)}::text[], ${series.map((k) => k.quote)}::text[],
      ${series.map((k) => k.day)}::date[]
    ) with ordinality as k (source, rate_type, base, quote, day, place)
    cross join lateral (
      select distinct on (effective_date) effective_date as day, value, nominal, quality, repeats
      from rate_observations o
      where o.source = k.source and o.rate_type = k.rate_type and o.base = k.base
        and o.quote = k.quote and o.effective_date < k.day
      order by effective_date desc, revision desc
      limit ${HISTORY}
    ) o
    order by k.place, o.day desc`.execute(tx)
  const found = new Map(series.map((one) => [seriesKey(one), [] as Judged[]]))
  for (const { place, ...figure } of rows) {
    const one = series[Number(place) - 1]
    if (one) found.get(seriesKey(one))?.push(figure)
  }
  return found
}
