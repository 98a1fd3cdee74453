import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { RateTable, SeriesKey } from '../rate-table.ts'
import type { FixingRow } from './fixing-columns.ts'

/** Few enough that taking them in holds nobody up: some milliseconds. */
const BLOCK = 5000

/**
 * Adds the next observations after number `after`, in their order; returns the number of the last
 * of them, and null where there was none. Writers take turns (`lockRecord`), so that a lower number
 * never appears later.
 */
export async function readBlock(db: Db, table: RateTable, after: bigint): Promise<bigint | null> {
  return addLines(table, await readLines(db, sql`id > ${after.toString()}`, sql`limit ${BLOCK}`))
}

/** Adds the observations between these currencies that take effect on `since` or later. */
export async function readSome(
  db: Db,
  table: RateTable,
  { currencies, since }: { currencies: readonly string[]; since: string },
): Promise<void> {
  const wanted = sql`base = any(${currencies}) and quote = any(${currencies}) and effective_date >= ${since}`
  addLines(table, await readLines(db, wanted, sql``))
}

/**
 * A text for each observation: two million of them as objects of ten fields would take several times
 * as long as their digits.
 */
async function readLines(
  db: Db,
  where: RawBuilder<unknown>,
  limit: RawBuilder<unknown>,
): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select id || ' ' || source || ' ' || rate_type || ' ' || base || ' ' || quote || ' '
        || (effective_date - date '1900-01-01') || ' ' || value || ' ' || nominal || ' '
        || (date_part('epoch', fetched_at) * 1000)::bigint || ' '
        || case when quality = 'suspect' then 's' else '' end
        || case when repeats then 'r' else '' end as line
    from rate_observations where ${where} order by id ${limit}`.execute(db)
  return rows.map(({ line }) => line)
}

/** The number of the last; null of nothing. */
function addLines(table: RateTable, lines: readonly string[]): bigint | null {
  for (const line of lines) {
    const [, source = '', type, base = '', quote = '', ...row] = line.split(' ')
    const rateType: SeriesKey['rateType'] = type === 'parallel' ? 'parallel' : 'official'
    table.add({ source, rateType, base, quote }, readRow(row))
  }
  const id = lines.at(-1)?.split(' ', 1)[0]
  return id === undefined ? null : BigInt(id)
}

function readRow([day, value = '', nominal, at, marks = '']: readonly string[]): FixingRow {
  return {
    day: Number(day),
    value,
    nominal: Number(nominal),
    at: Number(at),
    isSuspect: marks.includes('s'),
    isRepeat: marks.includes('r'),
  }
}
