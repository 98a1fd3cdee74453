import type { Db } from '#platform/database.ts'

/** The rates on one captured page, as printed there; `day` is the page's own, where it says one. */
export type RateSnapshot = {
  day: string | null
  capture: { sha256: string; name: string; origin: string }
  rates: { pair: string; value: string; change: string | null; timesSeen: number }[]
}

/**
 * The snapshots of all captures in the order of their days, those without a day last; of one pair
 * where it is given. They say what a page showed, and are never rates of this site.
 */
export async function listCaptureRates(
  db: Db,
  { pair }: { pair?: string },
): Promise<RateSnapshot[]> {
  const rows = await db
    .selectFrom('capture_rates as r')
    .innerJoin('captures as c', 'c.sha256', 'r.capture_sha256')
    .select(['c.sha256', 'c.name', 'c.origin', 'c.site_date as day'])
    .select(['r.pair', 'r.value_text as value', 'r.change_text as change'])
    .select('r.times_seen as timesSeen')
    .$if(pair !== undefined, (query) => query.where('r.pair', '=', pair ?? ''))
    .orderBy('c.site_date', (order) => order.asc().nullsLast())
    .orderBy('c.name')
    .orderBy('c.sha256')
    .orderBy('r.position')
    .execute()
  const snapshots = new Map<string, RateSnapshot>()
  for (const { sha256, name, origin, day, ...rate } of rows) {
    const known = snapshots.get(sha256)
    const snapshot = known ?? { day, capture: { sha256, name, origin }, rates: [] }
    snapshot.rates.push(rate)
    snapshots.set(sha256, snapshot)
  }
  return [...snapshots.values()]
}
