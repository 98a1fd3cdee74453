import pg from 'pg'

/**
 * Drops a database, if it is there, and ends the sessions that the same role has in it. Not by
 * `with (force)`: that wants to end every session by itself, and may not where autovacuum, which is
 * the superuser's, looks in at that moment. A plain drop sends autovacuum away, and waits for it.
 */
export async function dropDatabase(
  client: { query(text: string, values?: unknown[]): Promise<unknown> },
  name: string,
): Promise<void> {
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = $1 and usename = current_user and pid <> pg_backend_pid()`,
    [name],
  )
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`)
}
