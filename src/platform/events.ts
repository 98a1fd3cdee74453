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

export type EventFollower = {
  /** false while a lost connection is not back */
  connected(): boolean
  /** false from the loss of a connection until everything that was missed meanwhile has been heard */
  isCurrent(): boolean
  stop(): Promise<void>
}

/** So often the connection is tried: one that is cut without a word shows in no other way. */
const BEAT_MS = 2000
/** A beat that is not answered for so long means that the connection is lost. */
const PATIENCE_MS = 5000

/**
 * Calls `onEvent` for every event after `from`, in order and exactly once a follower.
 *
 * NOTIFY only wakes it: what it reads is the table, so a lost connection delays events and loses none.
 * It reads on the connection on which it listens, so that it never queues behind readers' queries.
 * `onTrouble` hears why a connection was lost; the follower tries again by itself.
 */
export async function followEvents(options: {
  pool: pg.Pool
  from: string
  onEvent: (event: StoredEvent) => void
  onTrouble?: (error: unknown) => void
  retryMs?: number
}): Promise<EventFollower> {
  let seq = options.from
  let stopped = false
  let client: pg.PoolClient | undefined
  let caughtUp = false
  let retry: NodeJS.Timeout | undefined
  let drain = Promise.resolve()

  const readOn = async (from: pg.PoolClient) => {
    for (;;) {
      const { rows } = await patiently(from.query<StoredEvent>(NEXT_EVENTS, [seq]))
      // A slow answer on a connection that was given up must not be heard beside the new one's.
      if (stopped || client !== from) return
      for (const event of rows) {
        options.onEvent(event)
        seq = event.seq
      }
      if (rows.length === 0) break
    }
    caughtUp = true
  }
  const wake = () => {
    drain = drain.then(async () => {
      const from = client
      if (from) await readOn(from).catch((error) => lose(from, error))
    })
  }
  const listen = async () => {
    const fresh = await options.pool.connect()
    client = fresh
    fresh.on('notification', wake)
    fresh.on('error', (error) => lose(fresh, error))
    await patiently(fresh.query(LISTEN)).catch((error) => lose(fresh, error))
    wake()
  }
  const lose = (lost: pg.PoolClient, error: unknown) => {
    if (client !== lost) return
    client = undefined
    caughtUp = false
    lost.release(true)
    again(error)
  }
  const again = (error: unknown) => {
    if (stopped || retry) return
    options.onTrouble?.(error)
    retry = setTimeout(() => {
      retry = undefined
      listen().catch(again)
    }, options.retryMs ?? 1000)
  }

  await listen()
  await drain
  const beat = setInterval(wake, BEAT_MS).unref()
  return {
    connected: () => client !== undefined,
    isCurrent: () => caughtUp,
    async stop() {
      stopped = true
      clearInterval(beat)
      clearTimeout(retry)
      await drain
      client?.removeAllListeners('notification')
      client?.release(true)
      client = undefined
    },
  }
}

/** With a name by which an operator can tell this connection from the others. */
const LISTEN = `set application_name to 'chapar events'; listen ${CHANNEL}`
const NEXT_EVENTS = 'select * from events where seq > $1 order by seq limit 1000'

async function patiently<T>(answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the events do not answer')), PATIENCE_MS)
  try {
    return await Promise.race([answer, promise])
  } finally {
    clearTimeout(timer)
  }
}
