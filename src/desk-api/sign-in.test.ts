import { beforeAll, describe, expect, it } from 'vitest'
import { transact } from '#platform/database.ts'
import { disableAccount } from '#staff/accounts.ts'
import { findAuditFault, operator } from '#staff/audit-log.ts'
import { aSite } from '../../test/support/builders.ts'
import { aDeskApp, aStaffMember, PASSWORD } from '../../test/support/desk-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>
const browser = () => desk.newcomer()

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

const whereTo = (response: Response) => [response.status, response.headers.get('location')]
const SESSION = '__Host-chapar.session_token'

async function signedIn(email: string) {
  const one = browser()
  expect(whereTo(await one.signIn(email))).toEqual([303, '/desk'])
  return one
}

describe('signing in', () => {
  it('opens the desk, which nobody sees without', async () => {
    const { email } = await aStaffMember(database.db)
    const one = browser()
    expect(whereTo(await one.get('/desk'))).toEqual([303, '/desk/sign-in'])
    expect(whereTo(await one.signIn(email))).toEqual([303, '/desk'])
    expect((await one.get('/desk')).status).toBe(200)
    expect(await (await one.get('/desk/account')).text()).toContain('Test reporter')
  })

  it('sets a cookie that no script reads, no other site sends and no plain connection carries', async () => {
    const { email } = await aStaffMember(database.db)
    const answer = await browser().signIn(email)
    const lines = answer.headers.getSetCookie()
    const session = lines.find((line) => line.startsWith(`${SESSION}=`)) ?? ''
    expect(session).toMatch(/; Path=\/(;|$)/)
    expect(session).not.toContain('Domain')
    for (const line of lines) {
      expect(line, line).toContain('HttpOnly')
      expect(line, line).toContain('SameSite=Lax')
      expect(line, line).toContain('Secure')
    }
  })

  it('works over plain http on a machine of one’s own', async () => {
    const { email } = await aStaffMember(database.db)
    const local = aDeskApp(database.db, { siteUrl: 'http://localhost:3000' }).browser()
    expect(whereTo(await local.signIn(email))).toEqual([303, '/desk'])
    expect([...local.jar.keys()]).toContain('chapar.session_token')
    expect((await local.get('/desk')).status).toBe(200)
  })

  it('is refused in the same words for a wrong password, an unknown address and an ended account', async () => {
    const known = await aStaffMember(database.db)
    const ended = await aStaffMember(database.db)
    await transact(database.db, (tx) => disableAccount(tx, { actor: operator, id: ended.id }))
    const tries = [
      [known.email, 'not the password at all'],
      [ended.email, PASSWORD],
      ['nobody@example.org', PASSWORD],
    ] as const
    const said = []
    for (const [email, password] of tries) {
      const answer = await browser().signIn(email, password)
      expect(answer.headers.getSetCookie()).toEqual([])
      said.push([answer.status, (await answer.text()).replaceAll(email, '…')])
    }
    expect(said[0]?.[0]).toBe(422)
    expect(said[1]).toEqual(said[0])
    expect(said[2]).toEqual(said[0])
  })

  it('makes a new session each time, and the one before ends (fixation)', async () => {
    const { id, email } = await aStaffMember(database.db)
    const one = await signedIn(email)
    const before = one.jar.get(SESSION) ?? ''
    await one.signIn(email)
    expect(one.jar.get(SESSION)).not.toBe(before)
    const old = browser()
    old.jar.set(SESSION, before)
    expect(whereTo(await old.get('/desk'))).toEqual([303, '/desk/sign-in'])
    expect(await sessionsOf(id)).toBe(1)
  })

  it('takes no session that somebody else has thought of', async () => {
    const { email } = await aStaffMember(database.db)
    const victim = browser()
    victim.jar.set(SESSION, 'chosen-by-an-attacker.AAAA')
    expect(whereTo(await victim.signIn(email))).toEqual([303, '/desk'])
    expect(victim.jar.get(SESSION)).not.toContain('chosen-by-an-attacker')
  })

  it('is filed in the audit log, with no address and no name', async () => {
    const { id, email } = await aStaffMember(database.db)
    const one = await signedIn(email)
    await one.post('/desk/sign-out')
    const { rows } = await database.pool.query(
      'select act, detail from audit_log where actor = $1 order by seq',
      [id],
    )
    expect(rows.map(({ act }) => act)).toEqual(['account.signed-in', 'account.signed-out'])
    expect(JSON.stringify(rows)).not.toContain(email)
    expect(await findAuditFault(database.db)).toBeNull()
  })
})

describe('a session', () => {
  it('is worth nothing after signing out, whoever has kept its cookie', async () => {
    const { email } = await aStaffMember(database.db)
    const one = await signedIn(email)
    const kept = new Map(one.jar)
    expect(whereTo(await one.post('/desk/sign-out'))).toEqual([
      303,
      '/desk/sign-in?done=signed-out',
    ])
    const thief = browser()
    for (const [name, value] of kept) thief.jar.set(name, value)
    expect(whereTo(await thief.get('/desk'))).toEqual([303, '/desk/sign-in'])
  })

  it('ends with the account', async () => {
    const { id, email } = await aStaffMember(database.db)
    const one = await signedIn(email)
    await transact(database.db, (tx) => disableAccount(tx, { actor: operator, id }))
    expect(whereTo(await one.get('/desk'))).toEqual([303, '/desk/sign-in'])
  })

  it('is listed, and can be ended from elsewhere', async () => {
    const { email } = await aStaffMember(database.db)
    const [here, there] = [await signedIn(email), await signedIn(email)]
    const page = await (await here.get('/desk/account')).text()
    expect(page).toContain('Firefox on Linux')
    expect(page).toContain('198.51.100.')
    const [, session = ''] = /name="session" value="([^"]+)"/.exec(page) ?? []
    await here.post('/desk/account/sessions', { session })
    expect(whereTo(await there.get('/desk'))).toEqual([303, '/desk/sign-in'])
    expect((await here.get('/desk')).status).toBe(200)
  })

  it('of another account cannot be ended', async () => {
    const [mine, theirs] = [await aStaffMember(database.db), await aStaffMember(database.db)]
    const [me, them] = [await signedIn(mine.email), await signedIn(theirs.email)]
    const { rows } = await database.pool.query('select id from sessions where account_id = $1', [
      theirs.id,
    ])
    await me.post('/desk/account/sessions', { session: rows[0].id })
    expect((await them.get('/desk')).status).toBe(200)
  })

  it('stays, alone, when the password is changed', async () => {
    const { id, email } = await aStaffMember(database.db)
    const [here, there] = [await signedIn(email), await signedIn(email)]
    const password = 'another yak downstream'
    const wrong = await here.post('/desk/account/password', { present: 'no', password })
    expect(wrong.status).toBe(422)
    const right = await here.post('/desk/account/password', { present: PASSWORD, password })
    expect(whereTo(right)).toEqual([303, '/desk/account?done=password'])
    expect((await here.get('/desk')).status).toBe(200)
    expect(whereTo(await there.get('/desk'))).toEqual([303, '/desk/sign-in'])
    expect(await sessionsOf(id)).toBe(1)
    expect((await browser().signIn(email)).status).toBe(422)
    expect(whereTo(await browser().signIn(email, password))).toEqual([303, '/desk'])
  })
})

describe('guessing', () => {
  it('is slowed down by address, and the answer says how long to wait', async () => {
    const { email } = await aStaffMember(database.db)
    const attacker = browser()
    const seen = []
    for (let i = 0; i < 12; i += 1) seen.push((await attacker.signIn(email, `wrong ${i}`)).status)
    expect(seen).toEqual([...Array(10).fill(422), 429, 429])
    const refused = await attacker.signIn(email)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is all that is counted of an address: an office of any size comes in from behind one', async () => {
    const office = '203.0.113.80'
    const first = await aStaffMember(database.db)
    for (let i = 0; i < 12; i += 1) {
      expect(whereTo(await desk.browser(office).signIn(first.email))).toEqual([303, '/desk'])
    }
    const guest = desk.browser(office)
    const seen = []
    for (let i = 0; i < 11; i += 1) seen.push((await guest.signIn('x@x.org', `wrong ${i}`)).status)
    expect(seen).toEqual([...Array(10).fill(422), 429])
    const { email } = await aStaffMember(database.db)
    expect((await desk.browser(office).signIn(email)).status).toBe(429)
  })

  it('does not keep out who has signed in on that browser before', async () => {
    const { email } = await aStaffMember(database.db)
    const owner = await signedIn(email)
    await owner.post('/desk/sign-out')
    for (let i = 0; i < 30; i += 1) await browser().signIn(email, `wrong ${i}`)
    expect((await browser().signIn(email)).status).toBe(429)
    expect(whereTo(await owner.signIn(email))).toEqual([303, '/desk'])
  })

  it('of strangers by the dozen looks up few of them, and keeps no known browser waiting', async () => {
    const { email } = await aStaffMember(database.db)
    const known = await signedIn(email)
    known.jar.delete(SESSION)
    const strangers = Array.from({ length: 60 }, (_, i) =>
      browser().signIn(`flood-${i}@x.org`, 'a wrong guess'),
    )
    const [ours, ...theirs] = await Promise.all([known.signIn(email), ...strangers])
    expect(whereTo(ours)).toEqual([303, '/desk'])
    const [looked, refused] = [422, 429].map((one) => theirs.filter(({ status }) => status === one))
    // One is tried, and twenty wait; those that end make room for some of the others.
    expect(looked?.length).toBeLessThan(50)
    expect((looked?.length ?? 0) + (refused?.length ?? 0)).toBe(60)
    for (const { headers } of refused ?? []) expect(headers.get('retry-after')).toBe('5')
  })
})

describe('a form from elsewhere', () => {
  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['an old browser on another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['nobody knows where', {}],
  ])('is refused: %s', async (_name, extra) => {
    const { email } = await aStaffMember(database.db)
    const one = await signedIn(email)
    const answer = await one.post('/desk/sign-out', {}, extra as Record<string, string>)
    expect(answer.status).toBe(403)
    expect((await one.get('/desk')).status).toBe(200)
  })

  it('is taken from an old browser on our own page', async () => {
    const { email } = await aStaffMember(database.db)
    const one = await signedIn(email)
    const answer = await one.post('/desk/sign-out', {}, { origin: 'https://paper.example' })
    expect(answer.status).toBe(303)
  })
})

describe('every answer of the desk', () => {
  it.each(['/desk', '/desk/sign-in', '/desk/enter?key=x', '/desk/nothing-here', '/desk/staff'])(
    '%s is kept nowhere and runs nothing',
    async (path) => {
      const { headers } = await browser().get(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-robots-tag')).toBe('noindex')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      )
      expect(headers.get('content-security-policy')).not.toMatch(/script-src|unsafe/)
    },
  )

  it('shows what people typed as text', async () => {
    const answer = await browser().signIn('"><script>alert(1)</script>@x.org', 'a password here')
    expect(await answer.text()).not.toContain('<script')
  })
})

async function sessionsOf(id: string): Promise<number> {
  const { rowCount } = await database.pool.query('select from sessions where account_id = $1', [id])
  return rowCount ?? 0
}

it('what does not say how long it is is not read, since nobody knows yet who sends it', async () => {
  const headers = { 'transfer-encoding': 'chunked', 'content-type': 'application/json' }
  const asked = { method: 'POST', headers, body: '{}' }
  for (const path of ['/desk/api/pieces', '/desk/api/nothing', '/desk/sign-in']) {
    expect((await desk.request(path, asked)).status, path).toBe(411)
  }
})
