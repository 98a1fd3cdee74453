import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { readSettings } from '#platform/settings.ts'
import { findAuditHead } from '#staff/audit-log.ts'
import { aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { inspectAuditLog, inspectRates } from './inspections.ts'

const database = useTestDatabase()

test('the audit log of a site that is not founded is empty, and well', async () => {
  expect(await inspectAuditLog(database.db)).toMatchObject({ state: 'well', says: 'empty' })
})

test('a chain that passes through a head that was kept is well, and else wrong', async () => {
  await aSite(database.db)
  const head = await findAuditHead(database.db)
  if (!head) throw new Error('founding is an act')
  expect(await inspectAuditLog(database.db, head)).toMatchObject({
    state: 'well',
    says: expect.stringContaining(`pass through entry ${head.seq} as it was`),
  })
  const other = { seq: head.seq, hash: '0'.repeat(64) }
  expect(await inspectAuditLog(database.db, other)).toMatchObject({ state: 'wrong' })
  const later = { seq: head.seq + 1, hash: head.hash }
  expect(await inspectAuditLog(database.db, later)).toMatchObject({ state: 'wrong' })
})

test('a log that was wiped is wrong, by its events and, without them, by the site', async () => {
  await wipe('audit_log')
  expect(await inspectAuditLog(database.db)).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining('the events tell of'),
  })
  await wipe('events')
  expect(await inspectAuditLog(database.db)).toMatchObject({
    state: 'wrong',
    says: expect.stringContaining('although a newsroom was founded'),
  })
})

test('sources that are on and have brought nothing are wrong; with none on it is only said', async () => {
  expect(await inspectRates(database.db, readSettings({}))).toMatchObject({ state: 'note' })
  expect(await inspectRates(database.db, readSettings({ RATES_FETCH: 'nbk' }))).toMatchObject({
    state: 'wrong',
    says: 'nbk is not there yet; "chapar rates status" tells more',
  })
})

/** As somebody with the database's own password can. */
async function wipe(table: 'audit_log' | 'events') {
  await transact(database.db, async (tx) => {
    await sql`select set_config('chapar.expunging', 'on', true)`.execute(tx)
    await tx.deleteFrom(table).execute()
  })
}
