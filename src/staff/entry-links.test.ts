import { beforeEach, describe, expect, it } from 'vitest'
import { transact } from '#platform/database.ts'
import { anAccount } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { disableAccount, findAccountByEmail } from './accounts.ts'
import { operator } from './audit-log.ts'
import { canAnybodySignIn } from './credentials.ts'
import { enterByLink, findEntryLink, makeEntryLink } from './entry-links.ts'

const database = useTestDatabase()
const actor = operator
const hash = 'a hash'
const now = new Date('2026-11-20T06:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3600_000)
const owner = { email: 'first@paper.example', name: 'First Owner' }

const forFirstOwner = () =>
  transact(database.db, (tx) => makeEntryLink(tx, { actor, purpose: 'first-owner', now }))
const linkFor = (accountId: string, other: { beside?: boolean } = {}) =>
  transact(database.db, (tx) =>
    makeEntryLink(tx, { actor, purpose: 'reset', accountId, now, ...other }),
  )
const enter = (token: string, given: { owner?: typeof owner; at?: Date } = {}) =>
  transact(database.db, (tx) =>
    enterByLink(tx, { token, hash, now: given.at ?? now, ...(given.owner && { owner }) }),
  )

beforeEach(async () => {
  await database.pool.query('delete from credentials')
})

describe('the link for the first owner', () => {
  it('makes an owner who can sign in, and then leads nowhere', async () => {
    const token = await forFirstOwner()
    expect(await findEntryLink(database.db, token, now)).toEqual({
      purpose: 'first-owner',
      person: null,
    })
    const entered = await enter(token, { owner })
    const account = await findAccountByEmail(database.db, owner.email)
    expect(entered).toEqual({ ok: true, accountId: account?.id, email: owner.email })
    expect(account).toMatchObject({ role: 'owner', name: owner.name })
    expect(await canAnybodySignIn(database.db)).toBe(true)
    expect(await enter(token, { owner })).toEqual({ ok: false, reason: 'link-gone' })
  })

  it('leads nowhere once somebody can sign in', async () => {
    const token = await forFirstOwner()
    await enter(await linkFor(await anAccount(database.db)))
    expect(await findEntryLink(database.db, token, now)).toBeNull()
  })

  it('is replaced by the next one', async () => {
    const [old, next] = [await forFirstOwner(), await forFirstOwner()]
    expect(await findEntryLink(database.db, old, now)).toBeNull()
    expect(await findEntryLink(database.db, next, now)).not.toBeNull()
  })

  it('makes one owner of two who use it at once', async () => {
    const token = await forFirstOwner()
    const both = await Promise.all(
      ['one@paper.example', 'other@paper.example'].map((email) =>
        transact(database.db, (tx) =>
          enterByLink(tx, { token, hash, now, owner: { email, name: 'One of two' } }),
        ),
      ),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a link for an account', () => {
  it('sets its password, ends its sessions, and works once', async () => {
    const accountId = await anAccount(database.db)
    await database.pool.query(
      `insert into sessions (id, account_id, token, expires_at)
         values (gen_random_uuid(), $1, $2, '2100-01-01')`,
      [accountId, accountId],
    )
    const token = await linkFor(accountId)
    expect(await enter(token)).toMatchObject({ ok: true, accountId })
    const left = await database.pool.query('select from sessions where account_id = $1', [
      accountId,
    ])
    expect(left.rowCount).toBe(0)
    expect(await enter(token)).toEqual({ ok: false, reason: 'link-gone' })
  })

  it('ends with its time', async () => {
    const token = await linkFor(await anAccount(database.db))
    expect(await findEntryLink(database.db, token, later(23))).not.toBeNull()
    expect(await enter(token, { at: later(25) })).toEqual({ ok: false, reason: 'link-gone' })
  })

  it('ends with the account', async () => {
    const id = await anAccount(database.db)
    const token = await linkFor(id)
    await transact(database.db, (tx) => disableAccount(tx, { actor, id }))
    expect(await findEntryLink(database.db, token, now)).toBeNull()
  })

  it('is replaced by the next, but stands where one is made beside it', async () => {
    const id = await anAccount(database.db)
    const first = await linkFor(id)
    const beside = await linkFor(id, { beside: true })
    expect(await findEntryLink(database.db, first, now)).not.toBeNull()
    await linkFor(id)
    expect(await findEntryLink(database.db, first, now)).toBeNull()
    expect(await findEntryLink(database.db, beside, now)).toBeNull()
  })

  it('is nowhere in the database, and neither is the name of its holder in the audit log', async () => {
    const token = await linkFor(await anAccount(database.db, { name: 'Private Person' }))
    const { rows } = await database.pool.query(
      `select (select string_agg(l::text, '') from entry_links l)
         || (select string_agg(a::text, '') from audit_log a) as everything`,
    )
    expect(rows[0].everything).not.toContain(token)
    expect(rows[0].everything).not.toContain('Private Person')
  })
})
