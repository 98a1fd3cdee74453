import { beforeAll, describe, expect, it } from 'vitest'
import { aSite } from '../../test/support/builders.ts'
import { aDeskApp, aStaffMember, PASSWORD } from '../../test/support/desk-app.ts'
import { oneTimeCode } from '../../test/support/one-time-code.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>
const browser = () => desk.newcomer()

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

const whereTo = (response: Response) => [response.status, response.headers.get('location')]
const root = '/desk/account/second-factor'

/** The next one, since the one that the enrolment was confirmed with lets nobody in again. */
const nextCode = (secret: string) => oneTimeCode(secret, Date.now() + 30_000)

/** Somebody whose second factor is on, with what the app and the paper know. */
async function enrolled() {
  const person = await aStaffMember(database.db)
  const here = browser()
  await here.signIn(person.email)
  const page = await (await here.post(`${root}/begin`, { password: PASSWORD })).text()
  const [, typed = ''] = /type it in: <code>([A-Z2-7 ]+)<\/code>/.exec(page) ?? []
  const secret = typed.replaceAll(' ', '')
  const recovery = [...page.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code = '']) => code)
  const on = await here.post(`${root}/confirm`, { code: oneTimeCode(secret) })
  expect(whereTo(on)).toEqual([303, '/desk/account?done=second-factor-on'])
  return { ...person, here, secret, recovery }
}

describe('the second factor', () => {
  it('is set up with a password and a first code, and shown as a picture for the app', async () => {
    const { email } = await aStaffMember(database.db)
    const one = browser()
    await one.signIn(email)
    expect((await one.post(`${root}/begin`, { password: 'not mine at all' })).status).toBe(422)
    const page = await (await one.post(`${root}/begin`, { password: PASSWORD })).text()
    expect(page).toContain('<svg class="qr"')
    expect(page.match(/<li><code>/g)).toHaveLength(10)
    expect((await one.post(`${root}/confirm`, { code: '000000' })).status).toBe(422)
    const elsewhere = browser()
    expect(whereTo(await elsewhere.signIn(email))).toEqual([303, '/desk'])
  })

  it('is asked for at every sign-in; until then there is no session', async () => {
    const { email, secret } = await enrolled()
    const one = browser()
    expect(whereTo(await one.signIn(email))).toEqual([303, '/desk/second-factor'])
    expect(whereTo(await one.get('/desk'))).toEqual([303, '/desk/sign-in'])
    expect((await one.post('/desk/second-factor', { code: '000000' })).status).toBe(422)
    const spaced = nextCode(secret).replace(/(...)/, '$1 ')
    expect(whereTo(await one.post('/desk/second-factor', { code: spaced }))).toEqual([303, '/desk'])
    expect((await one.get('/desk')).status).toBe(200)
  })

  it('is passed by each code of the app once, even by two browsers at the same moment', async () => {
    const { id, email, secret } = await enrolled()
    const [one, two, three] = [browser(), browser(), browser()]
    for (const each of [one, two, three]) await each.signIn(email)
    const code = nextCode(secret)
    const answers = await Promise.all(
      [one, two].map((each) => each.post('/desk/second-factor', { code })),
    )
    const places = answers.map((answer) => answer.headers.get('location')).sort()
    expect(places).toEqual(['/desk', '/desk/sign-in?done=gone'])
    const late = await three.post('/desk/second-factor', { code })
    expect(whereTo(late)).toEqual([303, '/desk/sign-in?done=gone'])
    expect(whereTo(await three.get('/desk'))).toEqual([303, '/desk/sign-in'])
    const { rows } = await database.pool.query('select id from sessions where account_id = $1', [
      id,
    ])
    // The one that it was set up in, and the one that the code has opened.
    expect(rows).toHaveLength(2)
  })

  it('is not passed by the code that it was set up with', async () => {
    const { email, secret } = await enrolled()
    const one = browser()
    await one.signIn(email)
    const again = await one.post('/desk/second-factor', { code: oneTimeCode(secret) })
    expect(whereTo(again)).toEqual([303, '/desk/sign-in?done=gone'])
  })

  it('is passed by each recovery code once', async () => {
    const { id, email, recovery } = await enrolled()
    const [code = ''] = recovery
    const one = browser()
    await one.signIn(email)
    const fromPaper = code.replace('-', ' ').toUpperCase()
    expect(whereTo(await one.post('/desk/second-factor', { code: fromPaper }))).toEqual([
      303,
      '/desk',
    ])
    const other = browser()
    await other.signIn(email)
    expect((await other.post('/desk/second-factor', { code })).status).toBe(422)
    const { rows } = await database.pool.query(
      `select detail ->> 'secondFactor' as how from audit_log
         where actor = $1 and act = 'account.signed-in' order by seq`,
      [id],
    )
    expect(rows.map(({ how }) => how)).toEqual([null, 'recovery-code'])
  })

  it('is not to be guessed: five codes, and the password is asked for again', async () => {
    const { email, secret } = await enrolled()
    const one = browser()
    await one.signIn(email)
    for (let i = 0; i < 5; i += 1) {
      expect((await one.post('/desk/second-factor', { code: '000000' })).status).toBe(422)
    }
    const sixth = await one.post('/desk/second-factor', { code: nextCode(secret) })
    expect(whereTo(sixth)).toEqual([303, '/desk/sign-in?done=gone'])
  })

  it('is not passed by a step that another browser began', async () => {
    const { email, secret } = await enrolled()
    await browser().signIn(email)
    const other = await browser().post('/desk/second-factor', { code: nextCode(secret) })
    expect(whereTo(other)).toEqual([303, '/desk/sign-in?done=gone'])
  })

  it('gives new recovery codes, and the old ones work no more', async () => {
    const { email, here, recovery } = await enrolled()
    const page = await (await here.post(`${root}/codes`, { password: PASSWORD })).text()
    const [, fresh = ''] = /<li><code>([^<]+)<\/code>/.exec(page) ?? []
    const one = browser()
    await one.signIn(email)
    expect((await one.post('/desk/second-factor', { code: recovery[1] ?? '' })).status).toBe(422)
    expect(whereTo(await one.post('/desk/second-factor', { code: fresh }))).toEqual([303, '/desk'])
  })

  it('is taken off with the password, and then not asked for', async () => {
    const { email, here } = await enrolled()
    expect((await here.post(`${root}/end`, { password: 'not mine at all' })).status).toBe(422)
    const off = await here.post(`${root}/end`, { password: PASSWORD })
    expect(whereTo(off)).toEqual([303, '/desk/account?done=second-factor-off'])
    expect(whereTo(await browser().signIn(email))).toEqual([303, '/desk'])
  })

  it('is demanded of roles that the settings name, before anything else', async () => {
    const strict = aDeskApp(database.db, { secondFactorFor: ['editor'] })
    const [editor, reporter] = [
      await aStaffMember(database.db, 'editor'),
      await aStaffMember(database.db, 'reporter'),
    ]
    const one = strict.browser('198.51.100.250')
    await one.signIn(editor.email)
    expect(whereTo(await one.get('/desk'))).toEqual([303, root])
    expect(await (await one.get(root)).text()).toContain('Your role asks for a second factor')
    const refused = await one.json('GET', '/desk/api/me')
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('second-factor-missing')
    const page = await (await one.post(`${root}/begin`, { password: PASSWORD })).text()
    const [, typed = ''] = /type it in: <code>([A-Z2-7 ]+)<\/code>/.exec(page) ?? []
    await one.post(`${root}/confirm`, { code: oneTimeCode(typed.replaceAll(' ', '')) })
    expect((await one.get('/desk')).status).toBe(200)
    const other = strict.browser('198.51.100.251')
    await other.signIn(reporter.email)
    expect((await other.get('/desk')).status).toBe(200)
  })

  it('is nowhere in the database in a form that can be read', async () => {
    const { secret, recovery } = await enrolled()
    const { rows } = await database.pool.query(
      `select string_agg(f::text, '') as everything from second_factors f`,
    )
    for (const word of [secret, ...recovery]) expect(rows[0].everything).not.toContain(word)
  })
})
