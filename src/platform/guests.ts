import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Connection } from './database.ts'

/** One lock of the database: guests share it, and who ends the server takes it alone. */
const LOCK = "hashtext('chapar.guests')"

/**
 * Says, by a session that stays open, that this process works on a server which another one
 * started: where that was for one command, it waits for us before it ends the server. Resolves with
 * the act of leaving, or with null where the server is being ended just now.
 */
export async function comeAsGuest(connection: Connection): Promise<(() => Promise<void>) | null> {
  const client = clientOf(connection)
  try {
    await client.connect()
    if (await ask(client, `select pg_try_advisory_lock_shared(${LOCK}) as yes`)) {
      return () => client.end()
    }
  } catch {
    // it went between our finding it and our coming
  }
  await client.end().catch(() => {})
  return null
}

/**
 * Resolves when no guest works on the server and none can come any more: the session that holds the
 * lock lasts as long as the server. `onWait` is called once where there is a guest.
 */
export async function closeToGuests(connection: Connection, onWait: () => void): Promise<void> {
  const client = clientOf(connection)
  await client.connect()
  for (let told = false; ; told = true) {
    if (await ask(client, `select pg_try_advisory_lock(${LOCK}) as yes`)) return
    if (!told) onWait()
    await sleep(200)
  }
}

function clientOf(connection: Connection): pg.Client {
  const client = new pg.Client({ ...connection, application_name: 'chapar guests' })
  client.on('error', () => {}) // the server went; the queries of the pool tell
  return client
}

async function ask(client: pg.Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(question)
  return rows[0]?.yes === true
}
