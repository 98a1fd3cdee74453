import pg from 'pg'

/** A table as it is in the database: its columns in their order, and what orders its rows. */
export type Table = { name: string; columns: string[]; orderBy: string }

/** node-pg-migrate's own table: it is made by migrating, never loaded. */
const MIGRATIONS = 'migrations'

/** Every table of the schema `public` whose rows are the newsroom's. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: KeyColumn[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      ) as columns,
      coalesce((select json_agg(
          json_build_object('name', a.attname, 'collated', a.attcollation <> 0) order by k.position)
        from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '${MIGRATIONS}'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`)
  return rows.map(({ name, columns, key }) => ({ name, columns, orderBy: orderBy(name, key) }))
}

type KeyColumn = { name: string; collated: boolean }

/** The same order in every database, whatever its collation: digests depend on it. */
function orderBy(table: string, key: KeyColumn[]): string {
  if (key.length === 0) return `${quote(table)}::text collate "C"`
  return key.map(({ name, collated }) => quote(name) + (collated ? ' collate "C"' : '')).join(', ')
}

/** Reads the rows of a table in a fixed order, in PostgreSQL's own text format. */
export function copyOutStatement({ name, columns, orderBy }: Table): string {
  return `copy (select ${columns.map(quote).join(', ')} from ${quote(name)} order by ${orderBy}) to stdout`
}

export function copyInStatement({ name, columns }: Pick<Table, 'name' | 'columns'>): string {
  return `copy ${quote(name)} (${columns.map(quote).join(', ')}) from stdin`
}

export async function countRows(client: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${quote(table)}`)
  return Number(rows[0]?.n)
}

/** The names of the migrations that made this schema; empty where Chapar made none of it. */
export async function listAppliedMigrations(client: pg.ClientBase): Promise<string[]> {
  if (!(await hasTable(client, MIGRATIONS))) return []
  const { rows } = await client.query<{ name: string }>('select name from migrations order by id')
  return rows.map(({ name }) => name)
}

export async function hasTable(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    'select to_regclass($1) is not null as there',
    [`public.${quote(name)}`],
  )
  return rows[0]?.there ?? false
}

export type Sequence = { name: string; last: string | null }

/** Numbers given so far: no snapshot holds them back, so they are never behind the rows. */
export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and sequencename <> '${MIGRATIONS}_id_seq'
    order by sequencename collate "C"`)
  return rows
}

/** Makes each sequence go on after the last number of the backup. */
export async function setSequences(client: pg.ClientBase, sequences: readonly Sequence[]) {
  for (const { name, last } of sequences) {
    if (last === null) continue
    await client.query('select setval($1::regclass, $2::bigint)', [`public.${quote(name)}`, last])
  }
}

export function quote(identifier: string): string {
  return pg.escapeIdentifier(identifier)
}
