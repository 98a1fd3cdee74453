import { copyRows, literal } from '#platform/copy-rows.ts'
import type { Db } from '#platform/database.ts'
import type { RateTable } from '../rate-table.ts'
import { createLineReader } from './read-lines.ts'

/**
 * Adds the observations after number `after`, in their order. `onRead` hears the number of the last
 * one so far, so that a reading that is cut short goes on after it. Writers take turns
 * (`lockRecord`): a lower number never appears later.
 */
export async function readNewer(
  db: Db,
  table: RateTable,
  { after, onRead }: { after: number; onRead: (last: number) => void },
): Promise<void> {
  const read = createLineReader(table)
  for await (const chunk of copyRows(db, `${COLUMNS} where id > ${after} order by id`)) {
    onRead(read(chunk))
  }
}

/** Adds the observations between these currencies that take effect on `since` or later. */
export async function readSome(
  db: Db,
  table: RateTable,
  { currencies, since }: { currencies: readonly string[]; since: string },
): Promise<void> {
  const read = createLineReader(table)
  const among = `(${['', ...currencies].map(literal).join(', ')})`
  const query = `${COLUMNS} where base in ${among} and quote in ${among}
    and effective_date >= ${literal(since)} order by id`
  for await (const chunk of copyRows(db, query)) read(chunk)
}

/**
 * In the order in which `createLineReader` takes them. What was rejected, and figures of currencies
 * that are gone, are no fixings either.
 */
const COLUMNS = `
  select id, source, rate_type, base, quote, effective_date - date '1900-01-01', value, nominal,
    quality, repeats or rejected or suspect_reason is not distinct from 'ended-currency', fetched_at
  from rate_observations`
