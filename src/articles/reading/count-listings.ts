import { sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import type { Db } from '#platform/database.ts'

/** How many pieces stand in each of these listings; those without any are left out. One query. */
export async function countListings(
  db: Db,
  { edition, listings }: { edition: Edition; listings: readonly string[] },
): Promise<Map<string, number>> {
  // The database keeps the counts as it puts pieces in and takes them out (migration 0006).
  const rows = await db
    .selectFrom('listing_counts')
    .select((e) => ['listing', e.cast<number>(e.fn.sum('pieces'), 'integer').as('pieces')])
    .where('edition', '=', edition)
    .where('listing', '=', sql<string>`any(${listings}::text[])`)
    .groupBy('listing')
    .having((e) => e.fn.sum('pieces'), '>', 0)
    .execute()
  return new Map(rows.map(({ listing, pieces }) => [listing, pieces]))
}
