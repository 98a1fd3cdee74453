import { beforeAll, describe, expect, it } from 'vitest'
import { meSchema } from '#contract/desk.ts'
import { deskMenu } from '#contract/desk-menu.ts'
import { findAccount, type Role, roles } from '#staff/accounts.ts'
import { permissions } from '#staff/permissions.ts'
import { aSite } from '../../test/support/builders.ts'
import { aDeskApp, aStaffMember, type TestBrowser } from '../../test/support/desk-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { deskRoutes } from './desk-routes.ts'
import { jsonRoutes } from './json/json-routes.ts'
import { SIGNED_IN_AS } from './signed-in-as.ts'
import { readBack, withBack } from './way-back.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

let addresses = 0
async function signedIn(role: Role): Promise<TestBrowser & { id: string }> {
  addresses += 1
  const { id, email } = await aStaffMember(database.db, role)
  const browser = desk.browser(`192.0.2.${addresses}`)
  await browser.signIn(email)
  return { ...browser, id }
}

const places = deskRoutes.map(({ method, path, needs }) => [`${method} ${path}`, needs] as const)

it('no place of the desk is there twice', () => {
  expect(new Set(places.map(([place]) => place)).size).toBe(places.length)
})

it('no address answers that is not in the two tables, save these', () => {
  const known = new Set([
    ...places.map(([place]) => place),
    ...jsonRoutes.map(({ method, path }) => `${method} /desk/api${path}`),
  ])
  const rest = desk.places.filter((place) => !known.has(place))
  expect(new Set(rest)).toEqual(
    new Set([
      // what goes before and after each answer, and what answers where nothing is
      'ALL /*',
      'ALL /desk/api/*',
      // the same files for everybody
      'GET /desk/assets/:name',
      'GET /desk/service-worker.js',
      'GET /desk/passkey.js',
      // walked in permission-walk.test.ts; shown to who has its token
      'GET /desk/pieces/:id/preview',
      'GET /desk/preview',
    ]),
  )
})

it('what anybody may ask for is known by name', () => {
  expect(places.filter(([, needs]) => needs === null).map(([place]) => place)).toEqual([
    'GET /desk/sign-in',
    'POST /desk/sign-in',
    'GET /desk/second-factor',
    'POST /desk/second-factor',
    'GET /desk/forgotten',
    'POST /desk/forgotten',
    'GET /desk/enter',
    'POST /desk/enter',
    'POST /desk/sign-in/passkey',
    'POST /desk/sign-in/passkey/shown',
  ])
})

describe.each(roles)('a %s', (role) => {
  const guarded = deskRoutes.filter(({ path }) => path !== '/desk/sign-out')

  it('is let in where the table says so, and nowhere else', async () => {
    const browser = await signedIn(role)
    for (const { method, path, needs } of guarded) {
      if (needs === null) continue
      const answer = method === 'GET' ? await browser.get(path) : await browser.post(path)
      const allowed: readonly Role[] = permissions[needs]
      const isRefused = answer.status === 403
      expect(isRefused, `${role}: ${method} ${path} → ${answer.status}`).toBe(
        !allowed.includes(role),
      )
    }
  })
})

describe.each(roles)('a %s who asks for JSON', (role) => {
  it('is let in where the table says so', async () => {
    const browser = await signedIn(role)
    for (const { method, path, needs } of jsonRoutes) {
      // What may be done to a piece is walked in permission-walk.test.ts.
      if (path.startsWith('/pieces/:id')) continue
      const { status } = await browser.json(method, `/desk/api${path}`)
      const allowed: readonly Role[] = permissions[needs]
      expect(status === 403, `${role}: ${method} ${path} → ${status}`).toBe(!allowed.includes(role))
    }
  })
})

describe('a page of another site', () => {
  it('changes nothing in the name of who is signed in, by any address', async () => {
    const owner = await signedIn('owner')
    for (const extra of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://paper.example.attacker.example' },
      {},
    ] as Record<string, string>[]) {
      for (const { method, path } of jsonRoutes.filter((route) => route.method !== 'GET')) {
        const { status } = await owner.json(method, `/desk/api${path}`, {}, extra)
        expect(status, `${method} ${path}`).toBe(403)
      }
      for (const { path } of deskRoutes.filter(({ method }) => method === 'POST')) {
        expect((await owner.post(path, {}, extra)).status, path).toBe(403)
      }
    }
    expect((await owner.get('/desk/account')).status).toBe(200)
  })
})

describe('a page that was opened for somebody else', () => {
  it('neither changes nor reads anything, and what names nobody changes nothing', async () => {
    const owner = await signedIn('owner')
    const { id } = await aStaffMember(database.db, 'reporter')
    const ours = { 'sec-fetch-site': 'same-origin' }
    for (const { method, path } of jsonRoutes) {
      const at = `/desk/api${path}`
      const body = method === 'GET' ? undefined : {}
      const another = await owner.json(method, at, body, { ...ours, 'desk-account': id })
      expect(await another.json(), at).toMatchObject({ status: 403, code: 'other-account' })
      if (method === 'GET') continue
      const cookie = [...owner.jar].map((pair) => pair.join('=')).join('; ')
      const nobody = await desk.request(at, { method, headers: { ...ours, cookie } })
      expect(nobody.status, `${method} ${at}`).toBe(400)
    }
  })

  it('sends no form in the name of who has come since, nor one that names nobody', async () => {
    const owner = await signedIn('owner')
    const { id } = await aStaffMember(database.db, 'reporter')
    const guarded = deskRoutes.filter(({ needs, method }) => needs !== null && method === 'POST')
    const inForms = guarded.filter(({ path }) => path !== '/desk/sign-out')
    expect(inForms.length).toBeGreaterThan(0)
    for (const { path } of inForms) {
      for (const named of [id, '']) {
        const answer = await owner.post(path, { [SIGNED_IN_AS]: named, name: 'Other' })
        expect([answer.status, await answer.text()], path).toEqual([
          403,
          expect.stringContaining('opened for somebody else'),
        ])
      }
    }
    // To be refused this would leave a session open.
    const out = await owner.post('/desk/sign-out', { [SIGNED_IN_AS]: id })
    expect([out.status, out.headers.get('location')]).toEqual([
      303,
      '/desk/sign-in?done=signed-out',
    ])
  })

  it.each(roles)('has the menu of the application for a role: %s', async (role) => {
    const browser = await signedIn(role)
    const html = await (await browser.get('/desk/account')).text()
    const [, nav = ''] = /<nav aria-label="Desk">(.*?)<form/s.exec(html) ?? []
    const { permissions: may } = meSchema.parse(
      await (await browser.json('GET', '/desk/api/me')).json(),
    )
    const views = deskMenu.filter(({ needs }) => needs === null || may.includes(needs))
    const [first, ...others] = [...nav.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
    const staff = may.includes('staff.list') ? ['/desk/staff'] : []
    const rest = views.slice(1).map(({ to }) => `/desk${to}`)
    expect([first, ...others]).toEqual(['/desk', ...rest, ...staff, '/desk/account'])
  })

  it('has the name of its account in each of its forms', async () => {
    const owner = await signedIn('owner')
    const pages = deskRoutes.filter(
      ({ needs, method }) => needs === 'account.own' && method === 'GET',
    )
    for (const path of [...pages.map((page) => page.path), '/desk/staff']) {
      const html = await (await owner.get(path)).text()
      const forms = html
        .split('<form')
        .slice(1)
        .filter((form) => !form.includes('/desk/sign-out'))
      expect(forms.length, path).toBeGreaterThan(0)
      for (const form of forms) {
        const field = `<input type="hidden" name="${SIGNED_IN_AS}" value="${owner.id}"/>`
        expect(form.slice(0, form.indexOf('</form>')), path).toContain(field)
      }
    }
  })
})

describe('a session', () => {
  it('that was signed out, ended elsewhere or is of an ended account opens no address', async () => {
    const one = await signedIn('owner')
    const stolen = new Map(one.jar)
    await one.post('/desk/sign-out')
    const ended = await signedIn('owner')
    await database.pool.query('delete from sessions where account_id = $1', [ended.id])
    const gone = await signedIn('owner')
    await database.pool.query('update accounts set disabled_at = now() where id = $1', [gone.id])
    one.jar.clear()
    for (const [name, value] of stolen) one.jar.set(name, value)
    for (const browser of [one, ended, gone]) {
      for (const { method, path } of jsonRoutes) {
        expect((await browser.json(method, `/desk/api${path}`)).status, path).toBe(401)
      }
    }
  })
})

describe('nobody', () => {
  it('is told so by every address of the API', async () => {
    const browser = desk.browser()
    for (const { method, path } of jsonRoutes) {
      const { status } = await browser.json(method, `/desk/api${path}`)
      expect(status, path).toBe(401)
    }
  })

  it('is sent to the sign-in from every place that needs somebody', async () => {
    const browser = desk.browser()
    for (const { method, path, needs } of deskRoutes) {
      if (needs === null) continue
      const answer = method === 'GET' ? await browser.get(path) : await browser.post(path)
      const signIn = withBack('/desk/sign-in', method === 'GET' ? readBack(path) : null)
      expect([answer.status, answer.headers.get('location')], path).toEqual([303, signIn])
    }
  })
})

describe.each(roles)('what a %s may do to others', (manager) => {
  it.each(roles)('to a %s', async (role) => {
    const browser = await signedIn(manager)
    const { id } = await aStaffMember(database.db, role)
    const isAllowed =
      manager === 'owner' || (manager === 'admin' && role !== 'owner' && role !== 'admin')
    const link = await browser.post('/desk/staff/link', { account: id })
    expect(link.status).toBe(isAllowed ? 200 : 403)
    await browser.post('/desk/staff/role', { account: id, role: 'translator' })
    await browser.post('/desk/staff/second-factor', { account: id })
    await browser.post('/desk/staff/person', { account: id, name: 'Changed', email: `${id}@x.org` })
    await browser.post('/desk/staff/end', { account: id })
    const after = await findAccount(database.db, id)
    expect(after?.role).toBe(isAllowed ? 'translator' : role)
    expect(after?.name === 'Changed' && after.email === `${id}@x.org`).toBe(isAllowed)
    expect(after?.disabledAt === null).toBe(!isAllowed)
    const ended = await aStaffMember(database.db, role)
    const end = 'update accounts set disabled_at = now() where id = $1'
    await database.pool.query(end, [ended.id])
    const back = await browser.post('/desk/staff/reinstate', { account: ended.id })
    expect(back.status).toBe(isAllowed ? 200 : 403)
    expect((await findAccount(database.db, ended.id))?.disabledAt === null).toBe(isAllowed)
  })

  it('nobody gets a role from an admin that only an owner gives', async () => {
    const browser = await signedIn(manager)
    const { id } = await aStaffMember(database.db, 'reporter')
    for (const role of ['owner', 'admin']) {
      await browser.post('/desk/staff/role', { account: id, role })
      const email = `new-${manager}-${role}@example.org`
      await browser.post('/desk/staff/invite', { name: 'New One', email, role })
      const { rowCount } = await database.pool.query('select from accounts where email = $1', [
        email,
      ])
      expect(rowCount).toBe(manager === 'owner' ? 1 : 0)
    }
    expect((await findAccount(database.db, id))?.role).toBe(
      manager === 'owner' ? 'admin' : 'reporter',
    )
  })

  it('nothing to their own account', async () => {
    const browser = await signedIn(manager)
    await browser.post('/desk/staff/role', { account: browser.id, role: 'owner' })
    await browser.post('/desk/staff/end', { account: browser.id })
    expect(await findAccount(database.db, browser.id)).toMatchObject({
      role: manager,
      disabledAt: null,
    })
  })
})
