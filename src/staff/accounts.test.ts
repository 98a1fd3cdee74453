import { describe, expect, it } from 'vitest'
import { transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import {
  createAccount,
  disableAccount,
  emailSchema,
  findAccount,
  findAccountByEmail,
  listAccounts,
  type NewAccount,
  type Role,
  roles,
  setRole,
} from './accounts.ts'
import { findAuditFault, operator } from './audit-log.ts'

const database = useTestDatabase()
const actor = operator

const create = (account: NewAccount) =>
  transact(database.db, (tx) => createAccount(tx, { actor, ...account }))

let count = 0
async function anAccountOf(role: Role, name = 'Test Person'): Promise<string> {
  count += 1
  const made = await create({ email: `account-${count}@example.org`, name, role })
  if (!made.ok) throw new Error(made.reason)
  return made.id
}

const disable = (id: string) => transact(database.db, (tx) => disableAccount(tx, { actor, id }))
const give = (id: string, role: Role) =>
  transact(database.db, (tx) => setRole(tx, { actor, id, role }))

/** Ends with `count` active owners of this test's own, and no other. */
async function onlyOwners(howMany: number): Promise<string[]> {
  const made = []
  for (let i = 0; i < howMany; i += 1) made.push(await anAccountOf('owner'))
  for (const account of await listAccounts(database.db)) {
    if (account.role === 'owner' && !made.includes(account.id)) await disable(account.id)
  }
  return made
}

describe('accounts', () => {
  it('are found by id and by address, in whatever case', async () => {
    const email = emailSchema.parse(' Nazgul@Example.ORG ')
    const made = await create({ email, name: 'Nazgul Sample', role: 'editor' })
    const account = made.ok ? await findAccount(database.db, made.id) : null
    expect(account).toMatchObject({
      email: 'nazgul@example.org',
      name: 'Nazgul Sample',
      role: 'editor',
      disabledAt: null,
    })
    expect(await findAccountByEmail(database.db, 'NAZGUL@example.org ')).toEqual(account)
    expect(await findAccount(database.db, newId())).toBeNull()
    expect(await findAccountByEmail(database.db, 'nobody@example.org')).toBeNull()
  })

  it('have an address of their own', async () => {
    const account = { email: 'same@example.org', name: 'One', role: 'editor' as const }
    const [one, other] = await Promise.all([create(account), create(account)])
    expect([one.ok, other.ok].sort()).toEqual([false, true])
    expect(one.ok ? other : one).toEqual({ ok: false, reason: 'email-taken' })
  })

  it('take every role that there is', async () => {
    for (const role of roles) {
      expect((await findAccount(database.db, await anAccountOf(role)))?.role).toBe(role)
    }
  })

  it('are listed by name, the disabled ones last', async () => {
    const gone = await anAccountOf('reporter', 'Aaa Gone')
    const here = await anAccountOf('reporter', 'Aab Here')
    await disable(gone)
    const ids = (await listAccounts(database.db)).map(({ id }) => id)
    expect(ids[0]).toBe(here)
    expect(ids.indexOf(gone)).toBeGreaterThan(ids.indexOf(here))
  })

  it('leave neither name nor address in the audit log', async () => {
    const id = await anAccountOf('reporter', 'Private Person')
    await give(id, 'editor')
    await disable(id)
    const rows = await database.db
      .selectFrom('audit_log')
      .select(['act', 'detail'])
      .where('subject', '=', id)
      .orderBy('seq')
      .execute()
    expect(rows).toEqual([
      { act: 'account.created', detail: { role: 'reporter' } },
      { act: 'account.role-changed', detail: { role: 'editor', before: 'reporter' } },
      { act: 'account.disabled', detail: { role: 'editor' } },
    ])
    expect(await findAuditFault(database.db)).toBeNull()
  })

  it('change nothing, and say nothing, where there is nothing to change', async () => {
    const id = await anAccountOf('reporter')
    await disable(id)
    const before = await findAccount(database.db, id)
    expect(await disable(id)).toEqual({ ok: true })
    expect(await give(id, 'reporter')).toEqual({ ok: true })
    expect(await findAccount(database.db, id)).toEqual(before)
    expect(await disable(newId())).toEqual({ ok: false, reason: 'no-such-account' })
    expect(await give(newId(), 'editor')).toEqual({ ok: false, reason: 'no-such-account' })
  })
})

describe('the last active owner', () => {
  it('can be neither disabled nor given another role', async () => {
    const [last = ''] = await onlyOwners(1)
    expect(await disable(last)).toEqual({ ok: false, reason: 'last-owner' })
    expect(await give(last, 'editor')).toEqual({ ok: false, reason: 'last-owner' })
    const next = await anAccountOf('owner')
    expect(await give(last, 'editor')).toEqual({ ok: true })
    expect(await disable(next)).toEqual({ ok: false, reason: 'last-owner' })
  })

  it('stays when owners remove each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one = '', other = ''] = await onlyOwners(2)
      const outcomes = await Promise.all([disable(one), give(other, 'reporter')])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })
})
