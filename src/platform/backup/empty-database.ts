import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { Failure } from '#platform/failure.ts'
import { hasTable, listAppliedMigrations, listTables, quote } from './tables.ts'

/** Milliseconds for connections that are just closing. */
const PATIENCE = 2000

/**
 * Sees that a restore may take the database: nobody else is connected, what is in it is Chapar's,
 * and it has no rows unless `replace`.
 *
 * @throws Failure `database-in-use`, `database-foreign`, `database-not-empty`
 */
export async function requireRestorable(client: pg.ClientBase, replace: boolean): Promise<void> {
  await requireAlone(client)
  const tables = await listTables(client)
  if (tables.length === 0) return
  const [first] = await listAppliedMigrations(client)
  if (first === undefined || !(await hasTable(client, 'events'))) {
    throw new Failure(
      'database-foreign',
      `The database holds tables that Chapar did not make (${tables[0]?.name} and others): give it a database of its own.`,
    )
  }
  if (!replace && (await hasRows(client))) {
    throw new Failure(
      'database-not-empty',
      'The database holds a newsroom already: to put the backup in its place, add --replace.',
    )
  }
}

/** Whether any table holds a row. */
export async function hasRows(client: pg.ClientBase): Promise<boolean> {
  for (const { name } of await listTables(client)) {
    const { rowCount } = await client.query(`select from ${quote(name)} limit 1`)
    if (rowCount !== 0) return true
  }
  return false
}

/** Drops all that Chapar made, the queue's schema with it, in the transaction that `client` is in. */
export async function emptyDatabase(client: pg.ClientBase): Promise<void> {
  // What an extension brought stays: another role may have made it.
  const own = (catalog: string) =>
    `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = o.oid and d.deptype in ('e', 'i'))`
  const { rows } = await client.query<{ statement: string }>(`
    select format('drop %s if exists %s cascade',
      case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
      o.oid::regclass) as statement
    from pg_class o where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S') and ${own('pg_class')}
    union all
    select format('drop routine if exists %s cascade', o.oid::regprocedure)
    from pg_proc o where pronamespace = 'public'::regnamespace and ${own('pg_proc')}
    union all
    select format('drop type if exists %s cascade', o.oid::regtype)
    from pg_type o where typnamespace = 'public'::regnamespace and typtype in ('e', 'd') and ${own('pg_type')}`)
  for (const { statement } of rows) await client.query(statement)
  // Its jobs belong to the rows that are gone; `migrate` makes it anew.
  await client.query('drop schema if exists graphile_worker cascade')
}

async function requireAlone(client: pg.ClientBase): Promise<void> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const others = await countOthers(client)
    if (others === 0) return
    if (performance.now() > deadline) {
      const connections = others === 1 ? 'one other connection' : `${others} other connections`
      throw new Failure(
        'database-in-use',
        `The database is in use (${connections}): stop every chapar that works on it first.`,
      )
    }
    await sleep(50)
  }
}

async function countOthers(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`
    select count(*) as n from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`)
  return Number(rows[0]?.n)
}
