import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** A figure that its source printed anew for a day of which it had printed another. */
export type CorrectedRate = {
  /** as the source prints them: so many units of `base` cost so much of `quote` */
  base: string
  quote: string
  nominal: number
  /** 'YYYY-MM-DD', the day from which both hold */
  effectiveDate: string
  before: string
  after: string
  /** where it changed with the figure: of how many units `before` was the price */
  nominalBefore: number
  /** when the new figure was first seen here */
  seenAt: Date
}

/**
 * What a source has changed in its official rates of these currencies against each other, in either
 * direction, newest day first: figures only, not what was decided about them here.
 */
export async function listCorrectedRates(
  db: Db,
  { source, currencies, limit }: { source: string; currencies: readonly string[]; limit: number },
): Promise<CorrectedRate[]> {
  const { rows } = await sql<CorrectedRate>`
    select later.base, later.quote, later.nominal, later.effective_date as "effectiveDate",
      earlier.value as before, later.value as after, earlier.nominal as "nominalBefore",
      later.fetched_at as "seenAt"
    from rate_observations later
      join rate_observations earlier on earlier.id = later.supersedes
    where later.revision > 1 and later.source = ${source} and later.rate_type = 'official'
      and later.base = any(${currencies}) and later.quote = any(${currencies})
      and later.value / later.nominal <> earlier.value / earlier.nominal
    order by later.effective_date desc, later.revision desc
    limit ${limit}`.execute(db)
  return rows
}
