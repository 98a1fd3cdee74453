import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openDatabase, transact } from '#platform/database.ts'
import { joinEmbedded } from '#platform/embedded/embedded-postgres.ts'
import { appendEvent } from '#platform/events.ts'
import { fetchPage } from './fetch-page.ts'

/** A pool of our own on the database of a site that runs. */
export async function joinDatabase(dataDir: string): Promise<Database> {
  const server = await joinEmbedded({ dataDir })
  if (!server) throw new Error(`no chapar runs on ${dataDir}`)
  return openDatabase(server.connection, { size: 4 })
}

/** Makes the pages with these tags old, and waits until the site's process has heard it. */
export async function purge(
  { db }: Database,
  port: number,
  tags: readonly string[],
): Promise<void> {
  await transact(db, (tx) => appendEvent(tx, { name: 'bench.purged', tags }))
  await hasHeardAll(port)
}

/** Waits until the process has heard every event. */
export async function hasHeardAll(port: number): Promise<void> {
  const deadline = performance.now() + 10_000
  while (performance.now() < deadline) {
    const { body } = await fetchPage(port, '/metrics')
    if (/^chapar_events_behind\{[^}]*\} 0$/m.test(body.toString())) return
    await sleep(2)
  }
  throw new Error('an event was not heard within 10 s')
}
