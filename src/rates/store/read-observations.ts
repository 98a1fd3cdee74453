import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { RateTable, SeriesKey } from '../rate-table.ts'
import type { FixingRow } from './fixing-columns.ts'

/** Enough for few round trips, and so little that taking it in holds nobody up for long. */
const BLOCK = 20_000

type Row = {
  source: string
  rate_type: SeriesKey['rateType']
  base: string
  quote: string
  rows: string
  last: string
}

/**
 * Adds the observations after number `after`, in their order, and returns the number of the last.
 * Writers take turns (`lockRecord`), so that a lower number never appears later.
 */
export async function readObservations(
  db: Db,
  table: RateTable,
  { after, currencies }: { after: bigint; currencies?: readonly string[] | undefined },
): Promise<bigint> {
  let last = after
  for (;;) {
    const block = await readBlock(db, last, currencies)
    for (const { source, rate_type: rateType, base, quote, rows } of block) {
      table.add({ source, rateType, base, quote }, parseRows(rows))
    }
    const read = block.reduce(
      (most, row) => (BigInt(row.last) > most ? BigInt(row.last) : most),
      last,
    )
    if (read === last) return last
    last = read
  }
}

/**
 * A text for each series in the block, since two million rows as objects would take ten times as
 * long as their digits.
 */
async function readBlock(
  db: Db,
  after: bigint,
  currencies: readonly string[] | undefined,
): Promise<Row[]> {
  const only = currencies
    ? sql`and base = any(${currencies}) and quote = any(${currencies})`
    : sql``
  const { rows } = await sql<Row>`
    select source, rate_type, base, quote, max(id) as last,
      string_agg(
        (effective_date - date '1900-01-01') || ' ' || value || ' ' || nominal || ' '
          || floor(extract(epoch from fetched_at) * 1000) || ' '
          || case when quality = 'suspect' then 's' else '' end
          || case when repeats then 'r' else '' end,
        E'\n' order by id) as rows
    from (
      select * from rate_observations where id > ${after.toString()} ${only} order by id limit ${BLOCK}
    ) as block
    group by source, rate_type, base, quote`.execute(db)
  return rows
}

function* parseRows(text: string): Generator<FixingRow> {
  for (const line of text.split('\n')) {
    const [day, value = '', nominal, at, marks = ''] = line.split(' ')
    yield {
      day: Number(day),
      value,
      nominal: Number(nominal),
      at: Number(at),
      isSuspect: marks.includes('s'),
      isRepeat: marks.includes('r'),
    }
  }
}
