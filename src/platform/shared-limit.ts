import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'

export type SharedLimit = {
  /** Says of one act of `key` whether it may be done now: null, or the seconds to wait. */
  take(key: string): Promise<number | null>
  /** Undoes one `take` that was let through, where the act turned out to be none to be counted. */
  giveBack(key: string): Promise<void>
}

/** So many keys that have to wait are remembered without asking the database. */
const MOST_WAITING = 10_000

/**
 * A bucket for each key, as createPoliteness has it, counted by all processes together and kept
 * over a restart: `burst` at once, and `perSecond` after that. Keys are stored as digests. Whoever
 * has to wait costs the database nothing until the time is over.
 */
export function createSharedLimit(
  db: Db,
  options: { name: string; burst: number; perSecond: number; now?: () => number },
): SharedLimit {
  const { name, burst, perSecond, now = Date.now } = options
  const waiting = new Map<string, number>()
  const keyOf = (asked: string) =>
    createHash('sha256').update(`${name}\n${asked}`).digest('base64url')
  async function takeOne(asked: string): Promise<number | null> {
    const key = keyOf(asked)
    const at = now()
    const until = waiting.get(key) ?? 0
    if (until > at) return Math.ceil((until - at) / 1000)
    waiting.delete(key)
    const wait = await take(db, { key, burst, perSecond, at: new Date(at) })
    if (wait === null) return null
    if (waiting.size >= MOST_WAITING) waiting.clear()
    waiting.set(key, at + wait * 1000)
    return wait
  }
  async function giveBack(asked: string): Promise<void> {
    const key = keyOf(asked)
    await db
      .updateTable('shared_limits')
      .set({ left_over: sql<number>`least(${burst}::float8, left_over + 1)` })
      .where('key', '=', key)
      .execute()
    waiting.delete(key)
  }
  return { take: takeOne, giveBack }
}

type Taking = { key: string; burst: number; perSecond: number; at: Date }

async function take(db: Db, { key, burst, perSecond, at }: Taking): Promise<number | null> {
  const left = sql<number>`least(${burst}::float8,
    shared_limits.left_over + extract(epoch from ${at}::timestamptz - shared_limits.at) * ${perSecond}::float8)`
  const { rows } = await sql`
    insert into shared_limits (key, left_over, at) values (${key}, ${burst - 1}, ${at})
    on conflict (key) do update set left_over = ${left} - 1, at = ${at} where ${left} >= 1
    returning key`.execute(db)
  if (rows.length > 0) return null
  const found = await sql<{ left: number }>`
    select ${left} as left from shared_limits where key = ${key}`.execute(db)
  return Math.max(1, Math.ceil((1 - (found.rows[0]?.left ?? 0)) / perSecond))
}

/** Buckets that nobody has touched since: by then they are full again. */
export async function forgetLimits(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('shared_limits').where('at', '<', before).execute()
}
