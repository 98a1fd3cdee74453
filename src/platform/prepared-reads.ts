import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import type { Db } from './database.ts'
import type { DB } from './schema.ts'

/** There are some thirty; what comes after so many is asked without being prepared. */
const MOST_STATEMENTS = 100

/**
 * The same pool, for queries that come again and again: each connection reads and plans a query
 * once, which for a page's queries takes longer than to answer them. For reads alone, and for
 * queries whose text does not depend on what is asked for.
 */
export function prepareReads(pool: pg.Pool): Db {
  const nameOf = statementNames()
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const connect = async () => {
    const client = await pool.connect()
    const known = wrapped.get(client)
    if (known) return known
    const preparing = preparingClient(client, nameOf)
    wrapped.set(client, preparing)
    return preparing
  }
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool: { connect, options: pool.options, end: async () => {} } }),
  })
}

/** A name for each text of a query; undefined where there are too many. */
function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known || names.size >= MOST_STATEMENTS) return known
    const name = `read-${names.size + 1}`
    names.set(text, name)
    return name
  }
}

function preparingClient(
  client: pg.PoolClient,
  nameOf: (text: string) => string | undefined,
): PostgresPoolClient {
  const query: unknown = (text: string, values: readonly unknown[]) => {
    const name = nameOf(text)
    return client.query({ text, values: [...values], ...(name && { name }) })
  }
  return {
    // Kysely's other form, for cursors, is not used here.
    query: query as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }
}
