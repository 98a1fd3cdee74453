import type pg from 'pg'

/** Everything in schema `public`, as PostgreSQL prints it, in an order that does not wander. */
export async function describeSchema(pool: pg.Pool): Promise<string> {
  const parts: string[] = []
  for (const query of [TABLES, INDEXES, TRIGGERS, FUNCTIONS]) {
    const { rows } = await pool.query<{ text: string }>(query)
    parts.push(...rows.map((row) => row.text))
  }
  return `${parts.join('\n\n')}\n`
}

const TABLES = `
  select format(E'table %s\\n%s', c.relname, string_agg(line, E'\\n' order by kind, place, line)) as text
  from pg_class c
  join lateral (
    select 1 as kind, a.attnum as place, format('  %s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      case a.attidentity when 'a' then ' generated always as identity' else '' end,
      ' default ' || pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    union all
    select 2, 0, format('  %s %s', conname, pg_get_constraintdef(oid))
    from pg_constraint where conrelid = c.oid and contype <> 'n'
  ) lines on true
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
  group by c.relname order by c.relname`

const INDEXES = `
  select indexdef as text from pg_indexes
  where schemaname = 'public' and tablename <> 'migrations' order by indexname`

const TRIGGERS = `
  select pg_get_triggerdef(t.oid) as text from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and not t.tgisinternal order by c.relname, t.tgname`

/** Those of an extension differ from version to version of PostgreSQL. */
const FUNCTIONS = `
  select pg_get_functiondef(oid) as text from pg_proc p
  where pronamespace = 'public'::regnamespace and not exists (
    select from pg_depend d
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  order by proname`
