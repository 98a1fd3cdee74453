import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { addRedirect } from '#articles/redirects.ts'
import { transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { operator } from '#staff/audit-log.ts'
import { aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { aReaderApp } from '../../test/support/reader-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { iconPath } from './icon.ts'
import { styleElement } from './stylesheet.ts'

const database = useTestDatabase()
let app: ReturnType<typeof aReaderApp>
let piece: { path: string }

const get = (path: string, accept?: string) =>
  app.request(path, accept ? { headers: { Accept: accept } } : {})
const type = (answer: Response) => answer.headers.get('Content-Type')

beforeAll(async () => {
  const { db } = database
  await aSite(db, { editions: ['en', 'ru', 'uz-Latn'] })
  app = aReaderApp(db)
  const at = new Date('2026-11-10T06:00:00Z')
  piece = await aPublishedArticle(db, { slug: 'bridge', at })
  await aPublishedArticle(db, { slug: 'most', edition: 'ru', at })
  await transact(db, async (tx) => {
    await addRedirect(tx, { actor: operator, from: '/old', to: piece.path })
    await addRedirect(tx, { actor: operator, from: '/News/Item_7.html', to: piece.path })
  })
})

describe('the three forms', () => {
  it.each([
    ['/', '/index.txt', '/index.md'],
    ['/ru', '/ru/index.txt', '/ru/index.md'],
    ['/archive?page=1', '/archive.txt?page=1', '/archive.md?page=1'],
    ['/corrections', '/corrections.txt', '/corrections.md'],
    ['/2026/11/10/bridge', '/2026/11/10/bridge.txt', '/2026/11/10/bridge.md'],
    [
      '/2026/11/10/bridge/history',
      '/2026/11/10/bridge/history.txt',
      '/2026/11/10/bridge/history.md',
    ],
    ['/none', '/none.txt', '/none.md'],
  ])('are had of %s by suffix and by preference', async (html, text, markdown) => {
    const asked = await get(html)
    expect(type(asked)).toBe('text/html; charset=utf-8')
    expect(asked.headers.get('Vary')).toBe('Accept, Save-Data, Accept-Encoding')
    for (const [suffixed, media] of [
      [text, 'text/plain'],
      [markdown, 'text/markdown'],
    ] as const) {
      const bySuffix = await get(suffixed, 'text/html')
      const byPreference = await get(html, media)
      expect(type(bySuffix)).toBe(`${media}; charset=utf-8`)
      expect(bySuffix.headers.get('Vary')).toBe('Accept-Encoding')
      expect(type(byPreference)).toBe(`${media}; charset=utf-8`)
      expect(byPreference.headers.get('Vary')).toBe('Accept, Save-Data, Accept-Encoding')
      expect(await byPreference.text()).toBe(await bySuffix.text())
      expect(bySuffix.status).toBe(asked.status)
    }
  })

  it('name the one address of the page in a header where they have no place for it', async () => {
    const answer = await get('/2026/11/10/bridge.txt')
    expect(answer.headers.get('Link')).toBe(
      '<https://paper.example/2026/11/10/bridge>; rel="canonical"',
    )
  })
})

describe('an address', () => {
  it.each([
    ['/2026/11/10/Bridge/', 308, '/2026/11/10/bridge'],
    ['/Archive/?page=2&x=y', 308, '/archive?page=2'],
    ['/Corrections.TXT', 308, '/corrections.txt'],
    ['/en/archive', 308, '/archive'],
    ['/RU', 308, '/ru'],
    ['/ru/', 308, '/ru'],
    ['/uz-latn', 308, '/uz-Latn'],
    ['//evil.example', 308, '/evil.example'],
    ['/Nowhere', 308, '/nowhere'],
    ['/old', 301, '/2026/11/10/bridge'],
    ['/old.txt', 301, '/2026/11/10/bridge.txt'],
    ['/News/Item_7.html', 301, '/2026/11/10/bridge'],
  ])('%s leads on (%i) to %s', async (path, status, to) => {
    const answer = await get(path)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('Location')).toBe(to)
  })

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example'])(
    'that leads to %s cannot be stored, by a tampered backup either',
    async (to) => {
      const row = { id: newId(), path: '/away', redirect_to: to }
      await expect(database.db.insertInto('addresses').values(row).execute()).rejects.toThrow(
        'addresses_redirect_to_check',
      )
    },
  )

  it.each(['/nowhere', '/index', '/%', '/%00', '/ru/2026/11/10/bridge', '/kk', '/old/deeper'])(
    '%s is nowhere',
    async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toMatch(/There is no such page|Такой страницы нет/)
    },
  )

  it('of another edition shows that edition', async () => {
    expect(await (await get('/ru')).text()).toContain('href="/ru/2026/11/10/most"')
    expect(await (await get('/')).text()).not.toContain('/ru/2026/11/10/most')
    expect((await get('/uz-Latn')).status).toBe(200)
  })
})

describe('a method', () => {
  it('may be HEAD, which says the same without a body', async () => {
    for (const path of ['/', '/none', '/old', iconPath]) {
      const head = await app.request(path, { method: 'HEAD' })
      const whole = await get(path)
      expect(head.status).toBe(whole.status)
      expect(await head.text()).toBe('')
      expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers))
    }
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('may not be %s', async (method) => {
    for (const path of ['/', '/none', iconPath]) {
      const answer = await app.request(path, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('Allow')).toBe('GET, HEAD')
    }
  })
})

describe('the style sheet', () => {
  const text = String(styleElement)

  it('stands in every page, and is the only style that its policy lets through', async () => {
    for (const path of ['/', '/none', '/2026/11/10/bridge']) {
      const answer = await get(path)
      const policy = answer.headers.get('Content-Security-Policy')
      const styles = (await answer.text()).match(/<style[^>]*>.*?<\/style>/gs)
      expect(styles).toEqual([text])
      const body = text.replace(/^<style>|<\/style>$/g, '')
      const digest = createHash('sha256').update(body).digest('base64')
      expect(policy).toContain(`; style-src 'sha256-${digest}';`)
    }
  })

  it('asks nobody else for anything, and does not end too soon', () => {
    // Its fonts are our own.
    expect(text).not.toMatch(/url\((?!\/assets\/)|@import|https?:/)
    expect(text.length).toBeGreaterThan(1000)
    expect(text.match(/<\//g)).toHaveLength(1)
  })
})

describe('the safety headers', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/2026/11/10/bridge'],
    ['GET', '/index.txt'],
    ['GET', '/none'],
    ['GET', '/old'],
    ['GET', '/Archive/'],
    ['GET', iconPath],
    ['POST', '/'],
    ['HEAD', '/'],
  ])('are on the answer to %s %s', async (method, path) => {
    const { headers } = await app.request(path, { method })
    const policy = headers.get('Content-Security-Policy')
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /)
    expect(policy).not.toMatch(/unsafe|\*|script-src/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('Permissions-Policy')).toContain('camera=()')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Strict-Transport-Security')).toMatch(/^max-age=\d{8}$/)
  })

  it('speak of https only where the site has it', async () => {
    const plain = aReaderApp(database.db, { siteUrl: 'http://localhost:3000' })
    const { headers } = await plain.request('/')
    expect(headers.has('Strict-Transport-Security')).toBe(false)
    expect(headers.get('Content-Security-Policy')).not.toContain('upgrade-insecure-requests')
  })
})
