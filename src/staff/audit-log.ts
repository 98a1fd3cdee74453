import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#platform/canonical-json.ts'
import type { Db, Tx } from '#platform/database.ts'
import type { JsonObject } from '#platform/schema.ts'

/** Who acts: an account, or null for the operator at the command line and the system itself. */
export type Actor = { accountId: string | null }

export const operator: Actor = { accountId: null }

export type ActToRecord = { actor: Actor; act: string; subject?: string; detail?: JsonObject }

export type AuditHead = { seq: number; hash: string; at: string }

/** What the chain starts from. */
const GENESIS = Buffer.alloc(32)

/** Held to the commit, so that the chain has one end. Taken before the lock of `events`. */
const AUDIT_LOCK = 0x61756474

type HashedFields = {
  seq: string
  at: Date
  actor: string | null
  act: string
  subject: string | null
  detailDigest: Buffer
}

/**
 * Adds a row to the hash-chained log, in the transaction of the act.
 * The detail enters the chain only by its salted digest.
 */
export function recordAct(tx: Tx, entry: ActToRecord): Promise<void> {
  return recordActs(tx, [entry])
}

/** The same for many acts of one transaction, in their order. Three queries. */
export async function recordActs(tx: Tx, entries: readonly ActToRecord[]): Promise<void> {
  if (entries.length === 0) return
  await sql`select pg_advisory_xact_lock(${AUDIT_LOCK})`.execute(tx)
  const last = await tx
    .selectFrom('audit_log')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  let previous = { seq: BigInt(last?.seq ?? 0), hash: last?.hash ?? GENESIS }
  const rows = entries.map((entry) => {
    const row = chained(previous, entry)
    previous = { seq: BigInt(row.seq), hash: row.hash }
    return row
  })
  await tx.insertInto('audit_log').values(rows).execute()
}

/** The end of the chain, which proves everything before it; null while the log is empty. */
export async function findAuditHead(db: Db): Promise<AuditHead | null> {
  const row = await db
    .selectFrom('audit_log')
    .select(['seq', 'hash', 'at'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return { seq: Number(row.seq), hash: row.hash.toString('hex'), at: row.at.toISOString() }
}

/** When the log began; null while it is empty. */
export async function findFirstAct(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('audit_log')
    .select('at')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Whether the chain passes through a head that was kept elsewhere: what it proves is all there. */
export async function passesThrough(
  db: Db,
  head: Pick<AuditHead, 'seq' | 'hash'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('audit_log')
    .select('hash')
    .where('seq', '=', String(head.seq))
    .executeTakeFirst()
  return row?.hash.toString('hex') === head.hash.toLowerCase()
}

/** So many acts that are in `events` under the same name are not in the log; 0 where all are. */
export async function countMissingActs(db: Db): Promise<number> {
  // Figures that arrive and names of terms are no acts of anybody.
  const { rows } = await sql<{ missing: string }>`
    select coalesce(sum(e.n - coalesce(a.n, 0)), 0) as missing
    from (select name, count(*) as n from events group by name) e
    left join (select act, count(*) as n from audit_log group by act) a on a.act = e.name
    where e.name ~ '^(article|redirect|static-page|site|picture)\\.' and e.n > coalesce(a.n, 0)`.execute(
    db,
  )
  return Number(rows[0]?.missing ?? 0)
}

/** Walks the whole chain. Returns the first row that does not fit, or null where all do. */
export async function findAuditFault(db: Db, batch = 1000): Promise<{ seq: number } | null> {
  let previous: Buffer = GENESIS
  let expected = 1n
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('seq', '>=', String(expected))
      .orderBy('seq')
      .limit(batch)
      .execute()
    for (const row of rows) {
      const hash = chainHash(previous, { ...row, detailDigest: row.detail_digest })
      const fits =
        BigInt(row.seq) === expected &&
        row.previous_hash.equals(previous) &&
        row.hash.equals(hash) &&
        detailFits(row)
      if (!fits) return { seq: Number(expected) }
      previous = row.hash
      expected += 1n
    }
    if (rows.length < batch) return null
  }
}

function chained(previous: { seq: bigint; hash: Buffer }, entry: ActToRecord) {
  const salt = randomBytes(16)
  const detail = entry.detail ?? {}
  const fields: HashedFields = {
    seq: String(previous.seq + 1n),
    at: new Date(),
    actor: entry.actor.accountId,
    act: entry.act,
    subject: entry.subject ?? null,
    detailDigest: detailDigest(salt, detail),
  }
  return {
    seq: fields.seq,
    at: fields.at,
    actor: fields.actor,
    act: fields.act,
    subject: fields.subject,
    detail: JSON.stringify(detail),
    detail_salt: salt,
    detail_digest: fields.detailDigest,
    previous_hash: previous.hash,
    hash: chainHash(previous.hash, fields),
  }
}

/** A detail that was expunged has no salt any more, and is proved by its digest alone. */
function detailFits(row: { detail: unknown; detail_salt: Buffer | null; detail_digest: Buffer }) {
  if (row.detail_salt === null) return row.detail === null
  return detailDigest(row.detail_salt, row.detail).equals(row.detail_digest)
}

function detailDigest(salt: Buffer, detail: unknown): Buffer {
  return createHash('sha256').update(salt).update(canonicalJson(detail)).digest()
}

function chainHash(previous: Buffer, fields: HashedFields): Buffer {
  const { seq, at, actor, act, subject } = fields
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify([seq, at.toISOString(), actor, act, subject]))
    .update(fields.detailDigest)
    .digest()
}
