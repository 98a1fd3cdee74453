import { beforeAll, describe, expect, it } from 'vitest'
import { aSite } from '../../test/support/builders.ts'
import { aDeskApp, aStaffMember, PASSWORD } from '../../test/support/desk-app.ts'
import { oneTimeCode } from '../../test/support/one-time-code.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'

// How a key is made and shown is in test/journeys/enter-the-desk.test.ts: only a browser has one.

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>
const root = '/desk/account/passkeys'

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

async function somebody(app = desk, role: 'editor' | 'admin' = 'editor') {
  const { id, email } = await aStaffMember(database.db, role)
  const here = app.newcomer()
  await here.signIn(email)
  return { id, here }
}

let keys = 0
async function aKeyOf(accountId: string): Promise<string> {
  keys += 1
  const { rows } = await database.pool.query(
    `insert into passkeys (id, account_id, name, credential_id, public_key, counter, device_type, backed_up)
    values (gen_random_uuid(), $1, 'telephone', $2, 'pQECAyYgASFYIA', 0, 'singleDevice', false)
    returning id`,
    [accountId, `key-${keys}`],
  )
  return rows[0].id
}

const countKeys = async (accountId: string) =>
  (await database.pool.query('select from passkeys where account_id = $1', [accountId])).rowCount

describe('making a passkey', () => {
  it('takes the password, so that an open session is not enough', async () => {
    const { here } = await somebody()
    const without = await here.post(`${root}/begin`, { name: 'key', password: 'not mine at all' })
    expect(without.status).toBe(422)
    const asked = await here.post(`${root}/begin`, { name: 'key', password: PASSWORD })
    expect(asked.status).toBe(200)
    expect(await asked.text()).toContain('data-passkey="create"')
    const policy = asked.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("default-src 'none'")
  })

  it('is refused where the answer is none, or for a question that nobody asked', async () => {
    const { id, here } = await somebody()
    const made = {
      ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: 'e30', attestationObject: 'oA', transports: [] },
    }
    for (const response of ['', '{', '[]', '"x"', JSON.stringify(made)]) {
      expect((await here.post(`${root}/add`, { name: 'key', response })).status).toBe(422)
      await here.post(`${root}/begin`, { name: 'key', password: PASSWORD })
      expect((await here.post(`${root}/add`, { name: 'key', response })).status).toBe(422)
    }
    expect(await countKeys(id)).toBe(0)
  })
})

describe('a passkey', () => {
  it('is named and removed by its holder alone', async () => {
    const [holder, other] = [await somebody(), await somebody()]
    const passkey = await aKeyOf(holder.id)
    await other.here.post(`${root}/rename`, { passkey, name: 'mine' })
    await other.here.post(`${root}/remove`, { passkey, password: PASSWORD })
    expect(await (await holder.here.get(root)).text()).toContain('telephone')
    await holder.here.post(`${root}/rename`, { passkey, name: 'old <telephone>' })
    expect(await (await holder.here.get(root)).text()).toContain('old &lt;telephone&gt;')
    const without = await holder.here.post(`${root}/remove`, { passkey, password: 'not mine' })
    expect(without.status).toBe(422)
    expect(await countKeys(holder.id)).toBe(1)
    await holder.here.post(`${root}/remove`, { passkey, password: PASSWORD })
    expect(await countKeys(holder.id)).toBe(0)
    const { rows } = await database.pool.query(
      `select act from audit_log where subject = $1 and act like '%passkey%'`,
      [holder.id],
    )
    expect(rows).toEqual([{ act: 'account.passkeys-removed' }])
  })

  it('ends, when it is removed, the other sessions that came by passkey', async () => {
    const { id, email } = await aStaffMember(database.db, 'editor')
    const browsers = [desk.newcomer(), desk.newcomer()]
    for (const browser of browsers) await browser.signIn(email)
    await database.pool.query('update sessions set by_passkey = true where account_id = $1', [id])
    const byPassword = desk.newcomer()
    await byPassword.signIn(email)
    const [here, lost] = browsers
    await here?.post(`${root}/remove`, { passkey: await aKeyOf(id), password: PASSWORD })
    const opens = async (browser = here) => (await browser?.get('/desk/account'))?.status
    expect([await opens(), await opens(lost), await opens(byPassword)]).toEqual([200, 303, 200])
  })

  it('is taken off with the second factor by who looks after the staff', async () => {
    const [admin, holder] = [await somebody(desk, 'admin'), await somebody()]
    await aKeyOf(holder.id)
    await admin.here.post('/desk/staff/second-factor', { account: holder.id })
    expect(await countKeys(holder.id)).toBe(0)
  })

  it('counts as the second factor that a role demands, in the session that it has opened', async () => {
    const strict = aDeskApp(database.db, { secondFactorFor: ['editor'] })
    const { id, here } = await somebody(strict)
    const whereFrom = async () => (await here.get('/desk/pieces')).headers.get('location')
    expect(await whereFrom()).toBe('/desk/account/second-factor')
    await aKeyOf(id)
    expect(await whereFrom()).toBe('/desk/account/second-factor')
    await database.pool.query('update sessions set by_passkey = true where account_id = $1', [id])
    expect(await whereFrom()).toBeNull()
  })
})

describe('a password alone, where the role demands two factors and there is a passkey', () => {
  const codes = '/desk/account/second-factor'
  const password = PASSWORD
  const byPasskey = (id: string) =>
    database.pool.query('update sessions set by_passkey = true where account_id = $1', [id])

  it('makes no other factor and takes none away', async () => {
    const { id, here } = await somebody(aDeskApp(database.db, { secondFactorFor: ['editor'] }))
    const page = await (await here.post(`${codes}/begin`, { password })).text()
    const [, secret = ''] = /type it in: <code>([A-Z2-7 ]+)<\/code>/.exec(page) ?? []
    expect(secret).not.toBe('')
    const passkey = await aKeyOf(id)
    const code = oneTimeCode(secret.replaceAll(' ', ''))
    for (const [path, form] of [
      [`${codes}/begin`, { password }],
      [`${codes}/confirm`, { code }],
      [`${codes}/codes`, { password }],
      [`${codes}/end`, { password }],
      [`${root}/begin`, { name: 'mine', password }],
      [`${root}/add`, { name: 'mine', response: '' }],
      [`${root}/rename`, { passkey, name: 'mine' }],
      [`${root}/remove`, { passkey, password }],
    ] as const) {
      const answer = await here.post(path, form)
      expect(answer.status, path).toBe(403)
      expect(await answer.text()).toContain('Sign in with your passkey; if it is lost')
    }
    for (const path of [codes, root]) {
      expect(await (await here.get(path)).text()).toContain('Sign in with your passkey; if it is')
    }
    expect(await countKeys(id)).toBe(1)
    await byPasskey(id)
    expect((await here.post(`${root}/begin`, { name: 'mine', password })).status).toBe(200)
    expect((await here.post(`${codes}/begin`, { password })).status).toBe(200)
  })

  it('does what it did where no second factor is demanded', async () => {
    const { id, here } = await somebody()
    await aKeyOf(id)
    expect((await here.post(`${codes}/begin`, { password })).status).toBe(200)
    expect((await here.post(`${root}/begin`, { name: 'mine', password })).status).toBe(200)
  })
})

describe('showing a passkey', () => {
  it('lets nobody in with what is none', async () => {
    const { id } = await somebody()
    await aKeyOf(id)
    const stranger = desk.newcomer()
    const shown = {
      ...{ id: `key-${keys}`, rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
    }
    const tries = ['', '{}', 'null', JSON.stringify(shown)]
    for (const response of tries) {
      await stranger.post('/desk/sign-in/passkey')
      const answer = await stranger.post('/desk/sign-in/passkey/shown', { response })
      expect(answer.status).toBe(422)
    }
    expect((await stranger.get('/desk/account')).status).toBe(303)
  })

  it.each([
    ['/desk/sign-in/passkey', 30],
    ['/desk/sign-in/passkey/shown', 60],
  ])('is slowed down at %s, %i at once from one network', async (path, burst) => {
    const stranger = desk.newcomer()
    const tries = () => Promise.all(Array.from({ length: 20 }, () => stranger.post(path)))
    const started = Date.now()
    const statuses: number[] = []
    while (!statuses.includes(429) && statuses.length < 200) {
      for (const { status } of await tries()) statuses.push(status)
    }
    const seconds = Math.ceil((Date.now() - started) / 1000)
    const passed = statuses.filter((status) => status !== 429).length
    expect(passed).toBeGreaterThanOrEqual(burst)
    expect(passed).toBeLessThanOrEqual(burst + seconds)
  })

  it('is not held up by wrong passwords from the same network', async () => {
    const guest = desk.newcomer()
    const { email } = await aStaffMember(database.db, 'editor')
    const wrong = []
    for (let i = 0; i < 12; i += 1) wrong.push((await guest.signIn(email, 'not mine')).status)
    expect(wrong).toContain(429)
    expect((await guest.post('/desk/sign-in/passkey')).status).toBe(200)
    expect((await guest.post('/desk/sign-in/passkey/shown')).status).toBe(422)
  })

  it('is asked for in the same way whoever asks', async () => {
    const question = async () => {
      const page = await (await desk.newcomer().post('/desk/sign-in/passkey')).text()
      const [, text = ''] = /data-question="([^"]+)"/.exec(page) ?? []
      const { challenge, ...rest } = JSON.parse(text.replaceAll('&quot;', '"'))
      return { challenge, rest }
    }
    const [one, other] = [await question(), await question()]
    expect(one.rest).toMatchObject({ rpId: 'paper.example', userVerification: 'required' })
    expect(one.rest).toEqual(other.rest)
    expect(one.challenge).not.toBe(other.challenge)
  })
})
