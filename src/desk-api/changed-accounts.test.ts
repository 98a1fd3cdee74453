import { beforeAll, describe, expect, it } from 'vitest'
import { findAccount } from '#staff/accounts.ts'
import { aSite } from '../../test/support/builders.ts'
import { aDeskApp, aStaffMember, PASSWORD } from '../../test/support/desk-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

async function somebody(role: 'owner' | 'editor' = 'editor') {
  const person = await aStaffMember(database.db, role)
  const browser = desk.newcomer()
  await browser.signIn(person.email)
  return { ...person, browser }
}

const isIn = async (browser: Awaited<ReturnType<typeof somebody>>['browser']) =>
  (await browser.get('/desk/account')).status === 200

/** Who was told what of that account, oldest first. */
async function mailsOf(accountId: string): Promise<{ news: string; to?: string }[]> {
  const { rows } = await database.pool.query(
    `select payload from graphile_worker._private_jobs where payload->>'accountId' = $1 order by id`,
    [accountId],
  )
  return rows.map(({ payload }) => payload)
}

/** The acts on an account, the last first. */
async function actsOn(id: string): Promise<{ act: string; actor: string | null }[]> {
  const { rows } = await database.pool.query(
    'select act, actor from audit_log where subject = $1 order by seq desc',
    [id],
  )
  return rows
}

describe('one’s own name and mail address', () => {
  it('are changed with the password; another address signs out elsewhere, and the old one hears of it', async () => {
    const { id, email, browser } = await somebody()
    const elsewhere = desk.newcomer()
    await elsewhere.signIn(email)
    const change = { name: 'Aizada New', email: ' New-Place@Example.org ', present: PASSWORD }
    const answer = await browser.post('/desk/account/person', change)
    expect(answer.headers.get('location')).toBe('/desk/account?done=person')
    expect(await findAccount(database.db, id)).toMatchObject({
      name: 'Aizada New',
      email: 'new-place@example.org',
    })
    expect([await isIn(browser), await isIn(elsewhere)]).toEqual([true, false])
    expect((await elsewhere.signIn(email)).status).toBe(422)
    expect((await elsewhere.signIn('new-place@example.org')).status).toBe(303)
    expect(await mailsOf(id)).toMatchObject([{ news: 'address-changed', to: email }])
    expect((await actsOn(id)).find(({ act }) => act === 'account.changed')).toMatchObject({
      actor: id,
    })
    const { rows } = await database.pool.query(
      `select from audit_log where detail::text ilike '%new-place%' or detail::text like '%Aizada%'`,
    )
    expect(rows).toEqual([])
  })

  it('stay without the password, and where the address is somebody else’s', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const tries = [
      { name: 'Changed', email: one.email, present: 'not the password' },
      { name: 'Changed', email: one.email },
      { name: 'Changed', email: other.email, present: PASSWORD },
      { name: '', email: one.email, present: PASSWORD },
      { name: 'Changed', email: 'no address', present: PASSWORD },
    ] as Record<string, string>[]
    for (const form of tries) {
      expect((await one.browser.post('/desk/account/person', form)).status).toBe(422)
    }
    expect(await findAccount(database.db, one.id)).toMatchObject({
      name: 'Test editor',
      email: one.email,
    })
    expect(await isIn(other.browser)).toBe(true)
  })
})

describe('an ended account', () => {
  it('comes back by a link alone: neither its password nor its sessions open it', async () => {
    const owner = await somebody('owner')
    const { id, email, browser } = await somebody()
    await owner.browser.post('/desk/staff/end', { account: id })
    const back = await owner.browser.post('/desk/staff/reinstate', { account: id })
    const [, key = ''] = /enter\?key=([\w-]+)/.exec(await back.text()) ?? []
    expect(await isIn(browser)).toBe(false)
    expect((await desk.newcomer().signIn(email)).status).toBe(422)
    const again = desk.newcomer()
    await again.post('/desk/enter', { key, password: 'seven calm camels inland' })
    expect(await isIn(again)).toBe(true)
    expect((await actsOn(id)).map(({ act }) => act)).toContain('account.reinstated')
    // In use already: there is nothing to bring back, and its password stays.
    const twice = await owner.browser.post('/desk/staff/reinstate', { account: id })
    expect([twice.status, await isIn(again)]).toEqual([404, true])
  })
})

describe('the holder of an account', () => {
  it('is told of a new password, but not of the first one', async () => {
    const { id, browser } = await somebody()
    expect(await mailsOf(id)).toEqual([])
    const password = 'nine slow ferries home'
    await browser.post('/desk/account/password', { present: PASSWORD, password })
    expect(await mailsOf(id)).toMatchObject([{ news: 'password-changed' }])
  })

  it('is told when somebody else takes the second factor off', async () => {
    const owner = await somebody('owner')
    const { id } = await somebody()
    await owner.browser.post('/desk/staff/second-factor', { account: id })
    expect(await mailsOf(id)).toEqual([])
    await database.pool.query(
      `insert into passkeys (id, account_id, name, public_key, credential_id, counter, device_type,
        backed_up) values ($1::uuid, $1::uuid, 'Key', 'k', 'known', 0, 'singleDevice', false)`,
      [id],
    )
    await owner.browser.post('/desk/staff/second-factor', { account: id })
    expect(await mailsOf(id)).toMatchObject([{ news: 'second-factor-off' }])
  })
})
