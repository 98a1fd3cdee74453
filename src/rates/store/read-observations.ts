import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import type { RateTable } from '../rate-table.ts'

/** Few enough that taking them in holds nobody up: some milliseconds. */
const BLOCK = 5000

/**
 * Adds the next observations after number `after`, in their order; returns the number of the last
 * of them, and null where there was none. Writers take turns (`lockRecord`), so that a lower number
 * never appears later.
 */
export async function readBlock(db: Db, table: RateTable, after: bigint): Promise<bigint | null> {
  return addLines(table, await readText(db, sql`id > ${after.toString()}`, sql`limit ${BLOCK}`))
}

/** Adds the observations between these currencies that take effect on `since` or later. */
export async function readSome(
  db: Db,
  table: RateTable,
  { currencies, since }: { currencies: readonly string[]; since: string },
): Promise<void> {
  const wanted = sql`base = any(${currencies}) and quote = any(${currencies}) and effective_date >= ${since}`
  addLines(table, await readText(db, wanted, sql``))
}

/**
 * One text, a line for each observation: two million of them as objects of ten fields would take
 * several times as long, and leave a heap behind that is ten times as large as the columns.
 */
async function readText(
  db: Db,
  where: RawBuilder<unknown>,
  limit: RawBuilder<unknown>,
): Promise<string> {
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(id || ' ' || source || ' ' || rate_type || ' ' || base || ' ' || quote || ' '
        || (effective_date - date '1900-01-01') || ' ' || value || ' ' || nominal || ' '
        || (date_part('epoch', fetched_at) * 1000)::bigint || ' '
        || case when quality = 'suspect' then 's' else '' end
        || case when repeats then 'r' else '' end, E'\\n' order by id) as lines
    from (select * from rate_observations where ${where} order by id ${limit}) as block`.execute(db)
  return rows[0]?.lines ?? ''
}

/**
 * The number of the last; null of nothing. Read place by place: what is split into texts first makes
 * five times the garbage.
 */
function addLines(table: RateTable, text: string): bigint | null {
  const reader = readerOf(text)
  let id = ''
  while (reader.at < text.length) {
    id = reader.words(1)
    const series = reader.words(4)
    const day = reader.number()
    const value = reader.words(1)
    const nominal = reader.number()
    const at = reader.number()
    const marks = reader.line()
    const [isSuspect, isRepeat] = [marks.includes('s'), marks.includes('r')]
    table.add(series, { day, value, nominal, isSuspect, isRepeat, at })
  }
  return id === '' ? null : BigInt(id)
}

function readerOf(text: string) {
  return {
    at: 0,
    /** so many words, with the blanks between them */
    words(count: number): string {
      const start = this.at
      let end = start - 1
      for (let word = 0; word < count; word += 1) end = text.indexOf(' ', end + 1)
      this.at = end + 1
      return text.slice(start, end)
    },
    /** a whole number, and the blank after it */
    number(): number {
      let number = 0
      for (let code = text.charCodeAt(this.at); code !== BLANK; code = text.charCodeAt(this.at)) {
        number = number * 10 + code - ZERO
        this.at += 1
      }
      this.at += 1
      return number
    },
    /** what is left of the line */
    line(): string {
      const start = this.at
      const found = text.indexOf('\n', start)
      const end = found < 0 ? text.length : found
      this.at = end + 1
      return text.slice(start, end)
    },
  }
}

const BLANK = ' '.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)
