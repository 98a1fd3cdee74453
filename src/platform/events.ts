import { sql } from 'kysely'
import type pg from 'pg'
import type { Db, Tx } from './database.ts'

export type EventToAppend = { name: string; subject?: string; tags: readonly string[] }
export type StoredEvent = {
  seq: string
  at: Date
  name: string
  subject: string | null
  tags: string[]
}

/** One lock for all writers of `events`: held to the commit, so `seq` commits in order. */
const EVENT_LOCK = 0x63686170
const CHANNEL = 'chapar_events'

/** Files an event in the transaction of the act. Call it last: the lock is held until the commit. */
export async function appendEvent(tx: Tx, event: EventToAppend): Promise<void> {
  await sql`select pg_advisory_xact_lock(${EVENT_LOCK})`.execute(tx)
  await tx
    .insertInto('events')
    .values({ name: event.name, subject: event.subject ?? null, tags: [...event.tags] })
    .execute()
  await sql`select pg_notify(${CHANNEL}, '')`.execute(tx)
}

/** The number of the last event, as a string of digits; `'0'` before the first. */
export async function lastEventSeq(db: Db): Promise<string> {
  const row = await db
    .selectFrom('events')
    .select((e) => e.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return String(row?.seq ?? 0)
}

/** Events after `seq`, oldest first. */
export function listEventsAfter(db: Db, seq: string, limit = 1000): Promise<StoredEvent[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

export type EventFollower = {
  /** false while a lost connection is not back */
  connected(): boolean
  stop(): Promise<void>
}

/**
 * Calls `onEvent` for every event after `from`, in order and exactly once a follower.
 *
 * NOTIFY only wakes it: what it reads is the table, so a lost connection delays events and loses none.
 * `onTrouble` hears why a connection was lost; the follower tries again by itself.
 */
export async function followEvents(options: {
  db: Db
  pool: pg.Pool
  from: string
  onEvent: (event: StoredEvent) => void
  onTrouble?: (error: unknown) => void
  retryMs?: number
}): Promise<EventFollower> {
  let seq = options.from
  let stopped = false
  let client: pg.PoolClient | undefined
  let retry: NodeJS.Timeout | undefined
  let drain = Promise.resolve()

  const readOn = async () => {
    for (;;) {
      const events = await listEventsAfter(options.db, seq)
      for (const event of events) {
        if (stopped) return
        options.onEvent(event)
        seq = event.seq
      }
      if (events.length === 0) return
    }
  }
  const wake = () => {
    drain = drain.then(readOn).catch(reconnect)
  }
  const listen = async () => {
    const fresh = await options.pool.connect()
    client = fresh
    fresh.on('notification', wake)
    fresh.on('error', reconnect)
    await fresh.query(`listen ${CHANNEL}`)
    wake()
  }
  const reconnect = (error: unknown) => {
    if (stopped || retry) return
    options.onTrouble?.(error)
    client?.release(true)
    client = undefined
    retry = setTimeout(() => {
      retry = undefined
      listen().catch(reconnect)
    }, options.retryMs ?? 1000)
  }

  await listen()
  return {
    connected: () => client !== undefined,
    async stop() {
      stopped = true
      clearTimeout(retry)
      await drain
      client?.removeAllListeners('notification')
      client?.release(true)
    },
  }
}
