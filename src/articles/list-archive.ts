import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'
import { day, latest, month, year } from './listing-keys.ts'
import { countListings } from './reading/count-listings.ts'

export type ArchivePeriod = { period: string; count: number }

/**
 * How many pieces there are in each year (`within` ''), month of a year ('2025') or day of a
 * month ('2025-08'), newest first, without the empty ones.
 */
export async function listArchive(
  db: Db,
  { edition, within }: { edition: Edition; within: string },
): Promise<ArchivePeriod[]> {
  const keys = within === '' ? await yearKeys(db, edition) : keysWithin(within)
  if (keys.length === 0) return []
  const counts = await countListings(db, { edition, listings: keys })
  return [...counts]
    .map(([listing, count]) => ({ period: listing.replace(/^\w+:/, ''), count }))
    .sort((a, b) => (a.period < b.period ? 1 : -1))
}

/** Every dated piece stands in the latest, so its ends are those of the archive. */
async function yearKeys(db: Db, edition: Edition): Promise<string[]> {
  const { rows } = await sql<{ year: number }>`
    select generate_series(
      extract(year from min(listed_at))::int - 1, extract(year from max(listed_at))::int + 1) as year
    from listings where edition = ${edition} and listing = ${latest}`.execute(db)
  return rows.map((row) => year(String(row.year)))
}

function keysWithin(within: string): string[] {
  const [count, key] = within.length === 4 ? [12, month] : [31, day]
  return Array.from({ length: count }, (_, i) => key(`${within}-${String(i + 1).padStart(2, '0')}`))
}
