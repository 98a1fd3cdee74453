import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'

/** The columns of the whole database, of every type that can hold words, in which the text stands. */
export async function listColumnsHolding(db: Db, text: string): Promise<string[]> {
  const { rows } = await sql<{ schema: string; table: string; column: string; type: string }>`
    select n.nspname as schema, c.relname as table, a.attname as column, a.atttypid::regtype::text as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and a.attnum > 0 and not a.attisdropped
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`.execute(db)
  const questions = rows.map(({ schema, table, column, type }) => {
    const value = sql.ref(column)
    const isThere =
      type === 'bytea'
        ? sql`position(convert_to(${text}, 'UTF8') in ${value}) > 0`
        : sql`position(${text} in ${value}::text) > 0`
    return sql`select ${`${schema}.${table}.${column}`} as name
      where exists (select from ${sql.table(`${schema}.${table}`)} where ${isThere})`
  })
  const found = await sql<{ name: string }>`${sql.join(questions, sql` union all `)}`.execute(db)
  return found.rows.map(({ name }) => name).toSorted()
}
