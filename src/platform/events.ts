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
export function appendEvent(tx: Tx, event: EventToAppend): Promise<void> {
  return appendEvents(tx, [event])
}

/** The same for many events of one transaction, in their order. Three queries. */
export async function appendEvents(tx: Tx, events: readonly EventToAppend[]): Promise<void> {
  if (events.length === 0) return
  await sql`select pg_advisory_xact_lock(${EVENT_LOCK})`.execute(tx)
  const rows = events.map(({ name, subject = null, tags }) => ({ name, subject, tags: [...tags] }))
  await tx.insertInto('events').values(rows).execute()
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

type FollowOptions = {
  pool: pg.Pool
  from: string
  onEvent: (event: StoredEvent) => void
  onTrouble?: (error: unknown) => void
  retryMs?: number
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
export async function followEvents(options: FollowOptions): Promise<EventFollower> {
  const now: Following = { ...unconnected, options, seq: options.from, drain: Promise.resolve() }
  await listen(now)
  await now.drain
  const beat = setInterval(() => wake(now), BEAT_MS).unref()
  return {
    connected: () => now.client !== null,
    isCurrent: () => now.caughtUp,
    async stop() {
      now.stopped = true
      clearInterval(beat)
      clearTimeout(now.retry)
      await now.drain
      now.client?.removeAllListeners('notification')
      now.client?.release(true)
      now.client = null
    },
  }
}

/** What a follower knows just now. */
type Following = {
  options: FollowOptions
  /** of the last event that was heard */
  seq: string
  client: pg.PoolClient | null
  caughtUp: boolean
  stopped: boolean
  retry: NodeJS.Timeout | undefined
  /** ends when all that was asked for so far has been read */
  drain: Promise<void>
}

const unconnected = { client: null, caughtUp: false, stopped: false, retry: undefined }

async function listen(now: Following): Promise<void> {
  const fresh = await now.options.pool.connect()
  // It was stopped while the pool looked for a connection.
  if (now.stopped) return fresh.release(true)
  now.client = fresh
  fresh.on('notification', () => wake(now))
  fresh.on('error', (error) => lose(now, fresh, error))
  await patiently(fresh.query(LISTEN)).catch((error) => lose(now, fresh, error))
  wake(now)
}

/** One reading after the other, so that events keep their order. */
function wake(now: Following): void {
  now.drain = now.drain.then(async () => {
    const from = now.client
    if (from) await readOn(now, from).catch((error) => lose(now, from, error))
  })
}

async function readOn(now: Following, from: pg.PoolClient): Promise<void> {
  for (;;) {
    const { rows } = await patiently(from.query<StoredEvent>(NEXT_EVENTS, [now.seq]))
    // A slow answer on a connection that was given up must not be heard beside the new one's.
    if (now.stopped || now.client !== from) return
    for (const event of rows) {
      now.options.onEvent(event)
      now.seq = event.seq
    }
    if (rows.length === 0) break
  }
  now.caughtUp = true
}

function lose(now: Following, lost: pg.PoolClient, error: unknown): void {
  if (now.client !== lost) return
  now.client = null
  now.caughtUp = false
  lost.release(true)
  tryAgain(now, error)
}

function tryAgain(now: Following, error: unknown): void {
  if (now.stopped || now.retry) return
  now.options.onTrouble?.(error)
  now.retry = setTimeout(() => {
    now.retry = undefined
    listen(now).catch((again) => tryAgain(now, again))
  }, now.options.retryMs ?? 1000)
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
