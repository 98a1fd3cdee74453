import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { aSite } from '../../test/support/builders.ts'
import { aDeskApp, aStaffMember, PASSWORD, type TestBrowser } from '../../test/support/desk-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>
let email = ''
let one: TestBrowser

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
  ;({ email } = await aStaffMember(database.db, 'editor'))
  one = desk.newcomer()
  await one.signIn(email)
})

const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? ''

describe('the shell', () => {
  it('is the same for every address of the application, but for its nonce', async () => {
    const texts = await Promise.all(
      ['/desk', '/desk/pieces?words=gas', '/desk/pieces/any/thing', '/desk/pictures'].map(
        async (path) => (await one.get(path)).text(),
      ),
    )
    const nonces = texts.map((text) => /nonce="([^"]+)"/.exec(text)?.[1] ?? '')
    expect(new Set(nonces).size).toBe(texts.length)
    const bare = texts.map((text, at) => text.replaceAll(nonces[at] ?? '', ''))
    expect(new Set(bare).size).toBe(1)
    // A service worker may keep it, so it says nothing of a person.
    expect(bare[0]).not.toContain('Test editor')
  })

  it('lets run only what is ours, and no style but with its nonce', async () => {
    const answer = await one.get('/desk')
    const [, nonce = 'none'] = /nonce="([^"]+)"/.exec(await answer.text()) ?? []
    const policy = policyOf(answer)
    expect(policy).toContain("default-src 'none'; script-src 'self'; ")
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(policy).not.toMatch(/unsafe|https?:|data:|\*/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('names files that are there, and every answer in JSON names the build', async () => {
    const html = await (await one.get('/desk')).text()
    const named = [...html.matchAll(/(?:src|href)="(\/desk\/assets\/[^"]+)"/g)].map(([, at]) => at)
    expect(named.length).toBeGreaterThan(1)
    for (const path of named) expect((await one.get(path ?? '')).status, path).toBe(200)
    const [, build] = /name="desk-build" content="([^"]+)"/.exec(html) ?? []
    const told = await one.json('GET', '/desk/api/me')
    expect(told.headers.get('desk-build')).toBe(build)
    expect(html).toContain(`src="/desk/assets/${build}"`)
  })

  it('says in one sentence where nothing is built', async () => {
    const unbuilt = aDeskApp(database.db, { appFolder: '/nowhere' })
    const visitor = unbuilt.newcomer()
    await visitor.signIn(email)
    const answer = await visitor.get('/desk')
    expect(answer.status).toBe(503)
    expect(await answer.text()).toMatch(/not built here: run "npm run build"/)
    expect((await visitor.get('/desk/account')).status).toBe(200)
    expect((await visitor.json('GET', '/desk/api/me')).status).toBe(200)
  })
})

describe('a file of the application', () => {
  const script = async () => {
    const html = await (await one.get('/desk')).text()
    return /src="([^"]+)"/.exec(html)?.[1] ?? ''
  }

  it('comes compressed as the client likes, in the same bytes, to be kept for good', async () => {
    const path = await script()
    const ask = async (encoding: string) => {
      const answer = await desk.request(path, { headers: { 'accept-encoding': encoding } })
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(answer.headers.get('content-length')).toBe(String(bytes.length))
      expect(answer.headers.get('vary')).toBe('Accept-Encoding')
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      return { bytes, type: answer.headers.get('content-type'), answer }
    }
    const [plain, br, gzip] = [await ask('identity'), await ask('br, gzip'), await ask('gzip')]
    expect(plain.type).toBe('text/javascript')
    expect(br.answer.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true)
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true)
    expect(br.bytes.length).toBeLessThan(gzip.bytes.length)
    const again = await desk.request(path, {
      headers: { 'if-none-match': plain.answer.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  it.each([
    '/desk/assets/../manifest.json',
    '/desk/assets/..%2fmanifest.json',
    '/desk/assets/%2e%2e/manifest.json',
    '/desk/assets/..%5cmanifest.json',
    '/desk/assets/%2fetc%2fpasswd',
    '/desk/assets/main.js%00',
    '/desk/assets/__proto__',
    '/desk/assets/constructor',
    '/desk/assets/gone-12345678.js',
    '/desk/assets/',
    '/desk/manifest.json',
  ])('%s leads nowhere', async (path) => {
    const answer = await desk.request(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})

describe('whoever has to sign in first', () => {
  const wanted = '/desk/pieces?words=gas'

  it('comes to the page that was wanted', async () => {
    const newcomer = desk.newcomer()
    const sent = await newcomer.get(wanted)
    const at = sent.headers.get('location') ?? ''
    expect(at).toBe(`/desk/sign-in?${new URLSearchParams({ back: wanted })}`)
    expect(await (await newcomer.get(at)).text()).toContain(`value="${wanted}"`)
    const wrong = await newcomer.post('/desk/sign-in', { email, password: 'no', back: wanted })
    expect(await wrong.text()).toContain(`value="${wanted}"`)
    const form = { email, password: PASSWORD, back: wanted }
    expect((await newcomer.post('/desk/sign-in', form)).headers.get('location')).toBe(wanted)
    expect((await newcomer.get(at)).headers.get('location')).toBe(wanted)
  })

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/desk/../', '/'])(
    'is not sent to %s',
    async (back) => {
      const form = { email, password: PASSWORD, back }
      const answer = await desk.newcomer().post('/desk/sign-in', form)
      expect(answer.headers.get('location')).toBe('/desk')
      const at = `/desk/sign-in?${new URLSearchParams({ back })}`
      expect((await one.get(at)).headers.get('location')).toBe('/desk')
    },
  )
})
