import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type Db, transact } from '#platform/database.ts'
import { appendEvent } from '#platform/events.ts'
import type { JsonObject } from '#platform/schema.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import {
  countMissingActs,
  findAuditFault,
  findAuditHead,
  operator,
  passesThrough,
  recordAct,
} from './audit-log.ts'

const database = useTestDatabase()

const record = (detail: JsonObject = {}) =>
  transact(database.db, (tx) =>
    recordAct(tx, { actor: operator, act: 'test.done', subject: 'a piece', detail }),
  )

/** What happens if somebody with the database's own password changes the log. */
async function tamper(statement: string) {
  return transact(database.db, async (tx) => {
    await sql`select set_config('chapar.expunging', 'on', true)`.execute(tx)
    await sql.raw(statement).execute(tx)
  })
}

/** Tampers, looks, and takes the tampering back. */
async function afterTampering<T>(
  statements: readonly string[],
  look: (db: Db) => Promise<T>,
): Promise<T> {
  const seen: T[] = []
  const undo = Symbol('undo')
  await transact(database.db, async (tx) => {
    await sql`select set_config('chapar.expunging', 'on', true)`.execute(tx)
    for (const statement of statements) await sql.raw(statement).execute(tx)
    seen.push(await look(tx))
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
  const [found] = seen
  if (found === undefined) throw new Error('it was not looked at')
  return found
}

const faultAfter = (...statements: string[]) =>
  afterTampering(statements, (db) => findAuditFault(db))

describe('the audit log', () => {
  it('has no head and no fault while it is empty', async () => {
    expect(await findAuditHead(database.db)).toBeNull()
    expect(await findAuditFault(database.db)).toBeNull()
  })

  it('makes one unbroken chain of twenty acts at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => record({ number: i })))
    const rows = await database.db
      .selectFrom('audit_log')
      .select(['seq', 'detail', 'hash'])
      .orderBy('seq')
      .execute()
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(new Set(rows.map(({ detail }) => JSON.stringify(detail))).size).toBe(20)
    expect(await findAuditFault(database.db)).toBeNull()
    expect(await findAuditHead(database.db)).toMatchObject({
      seq: 20,
      hash: rows.at(-1)?.hash.toString('hex'),
    })
  })

  it('is whole when it is read in small parts', async () => {
    for (const batch of [1, 3, 20, 21]) {
      expect(await findAuditFault(database.db, batch)).toBeNull()
    }
  })

  it('keeps an act out that was rolled back', async () => {
    const rolledBack = transact(database.db, async (tx) => {
      await recordAct(tx, { actor: operator, act: 'test.failed' })
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')
    await record()
    expect(await findAuditHead(database.db)).toMatchObject({ seq: 21 })
    expect(await findAuditFault(database.db)).toBeNull()
  })

  it('keeps a detail whose keys the database orders otherwise', async () => {
    await record({ z: 1, a: { y: [1, { d: null, c: 'é🐎' }], b: 0.5 }, '': true })
    expect(await findAuditFault(database.db)).toBeNull()
  })

  it('refuses changes to its rows', async () => {
    const change = sql`update audit_log set act = 'x' where seq = 3`.execute(database.db)
    await expect(change).rejects.toThrow('never changed or removed')
    const removal = sql`delete from audit_log where seq = 3`.execute(database.db)
    await expect(removal).rejects.toThrow('never changed or removed')
  })

  it.each([
    ['another act', `update audit_log set act = 'test.other' where seq = 7`],
    ['another subject', `update audit_log set subject = null where seq = 7`],
    ['another moment', `update audit_log set at = at + interval '1 ms' where seq = 7`],
    ['another detail', `update audit_log set detail = '{"number": 99}' where seq = 7`],
    ['no detail, with its salt', `update audit_log set detail = null where seq = 7`],
    ['no salt, with its detail', `update audit_log set detail_salt = null where seq = 7`],
    ['another digest', `update audit_log set detail_digest = '\\x00' where seq = 7`],
    ['another hash', `update audit_log set hash = '\\x00' where seq = 7`],
    ['no row', `delete from audit_log where seq = 7`],
    ['another actor', `update audit_log set actor = null, previous_hash = hash where seq = 7`],
  ])('shows a row with %s', async (_what, statement) => {
    expect(await faultAfter(statement)).toEqual({ seq: 7 })
    expect(await findAuditFault(database.db)).toBeNull()
  })

  it('shows two rows that changed places', async () => {
    const swap = [
      `update audit_log set seq = 1000 where seq = 7`,
      `update audit_log set seq = 7 where seq = 8`,
      `update audit_log set seq = 8 where seq = 1000`,
    ]
    expect(await faultAfter(...swap)).toEqual({ seq: 7 })
  })

  it('shows a row that was put in or at the end without its chain', async () => {
    const copy = `insert into audit_log
      select (select max(seq) + 1 from audit_log), at, actor, act, subject, detail, detail_salt,
        detail_digest, previous_hash, hash from audit_log where seq = 7`
    const last = await findAuditHead(database.db)
    expect(await faultAfter(copy)).toEqual({ seq: (last?.seq ?? 0) + 1 })
    const between = [
      `update audit_log set seq = seq + 1000 where seq >= 7`,
      `insert into audit_log select 7, at, actor, act, subject, detail, detail_salt,
        detail_digest, previous_hash, hash from audit_log where seq = 5`,
      `update audit_log set seq = seq - 999 where seq > 1000`,
    ]
    expect(await faultAfter(...between)).toEqual({ seq: 7 })
  })

  it('that was cut at its end, or emptied, passes no more through a head that is kept elsewhere', async () => {
    const head = await findAuditHead(database.db)
    if (!head) throw new Error('there is one')
    for (const cut of ['delete from audit_log where seq > 12', 'delete from audit_log']) {
      const passes = await afterTampering([cut], (db) => passesThrough(db, head))
      expect(passes, cut).toBe(false)
    }
  })

  it('passes through the heads that it had, and through no other', async () => {
    const head = await findAuditHead(database.db)
    if (!head) throw new Error('there is one')
    await record()
    expect(await passesThrough(database.db, head)).toBe(true)
    const hash = head.hash.toUpperCase()
    expect(await passesThrough(database.db, { ...head, hash })).toBe(true)
    expect(await passesThrough(database.db, { ...head, seq: head.seq - 1 })).toBe(false)
    expect(await passesThrough(database.db, { ...head, seq: 9999 })).toBe(false)
  })

  it('lacks the acts of which only the events are there', async () => {
    await transact(database.db, async (tx) => {
      await recordAct(tx, { actor: operator, act: 'article.published' })
      await appendEvent(tx, { name: 'article.published', tags: [] })
      await appendEvent(tx, { name: 'rates.recorded', tags: [] })
    })
    expect(await countMissingActs(database.db)).toBe(0)
    await transact(database.db, (tx) => appendEvent(tx, { name: 'article.published', tags: [] }))
    expect(await countMissingActs(database.db)).toBe(1)
  })

  it('holds without a detail that was expunged with its salt', async () => {
    await tamper('update audit_log set detail = null, detail_salt = null where seq in (7, 9)')
    expect(await findAuditFault(database.db)).toBeNull()
  })
})
