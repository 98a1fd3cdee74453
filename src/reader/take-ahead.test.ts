import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishArticle } from '#articles/publish-article.ts'
import { addRedirect } from '#articles/redirects.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { transact } from '#platform/database.ts'
import { type HttpServer, startHttpServer } from '#platform/http-server.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  anArticle,
  aPublishedArticle,
  aSite,
  aTerm,
} from '../../test/support/builders.ts'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { aReaderApp } from '../../test/support/reader-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { iconPath } from './icon.ts'
import { takeAhead } from './take-ahead.ts'

const database = useTestDatabase()
let app: ReturnType<typeof aReaderApp>
let server: HttpServer
let piece: { articleId: string; path: string }
let heard = '0'
let asks = 0

beforeAll(async () => {
  await aSite(database.db, { editions: ['en', 'ru'] })
  piece = await aPublishedArticle(database.db, {
    slug: 'bridge',
    at: new Date('2026-11-10T06:00Z'),
  })
  app = aReaderApp(database.db)
  const ahead = takeAhead(app.cache, app.assets)
  server = await startHttpServer({
    fetch: (request) => {
      asks += 1
      return app.fetch(request)
    },
    host: '127.0.0.1',
    port: 0,
    observe: () => ({ id: 'an-id', onOver: () => {} }),
    takeAhead: ahead,
    onError: (error) => {
      throw error
    },
  })
})
afterAll(() => server.stop(AbortSignal.abort()))

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; ahead: boolean }

/** Asks as a client does, without decoding anything. `ahead`: the framework did not see it. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const before = asks
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest({ port: server.port, path, method, headers }, resolve).on('error', reject).end()
  })
  const parts = await incoming.toArray()
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: Buffer.concat(parts),
    ahead: asks === before,
  }
}

/** The second answer, which is kept. */
async function askTwice(...asked: Parameters<typeof ask>): Promise<Answer> {
  await ask(...asked)
  return ask(...asked)
}

/** Does to the cache what the follower of a web process does. */
async function hear() {
  for (const event of await listEventsAfter(database.db, heard)) {
    app.drop(event.tags)
    heard = event.seq
  }
}

const same = ({ date: _, 'keep-alive': __, ...headers }: IncomingHttpHeaders) => headers

describe('a page that is kept', () => {
  it.each([
    '/',
    '/ru',
    '/index.txt',
    '/2026/11/10/bridge',
    '/2026/11/10/bridge?rev=1',
    '/archive.md',
  ])('%s is answered ahead of the framework, as it was when it was made', async (path) => {
    const [first, second] = [await ask(path), await ask(path)]
    expect([first.ahead, second.ahead]).toEqual([false, true])
    expect(second.status).toBe(200)
    expect(second.body.equals(first.body)).toBe(true)
    expect(same(second.headers)).toEqual(same(first.headers))
    expect(second.headers).toMatchObject({
      'content-length': String(second.body.length),
      'cache-control': 'public, max-age=0, must-revalidate',
      'accept-ranges': 'none',
      'x-request-id': 'an-id',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': expect.any(String),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
  })

  it('names its tags for a network in front', async () => {
    const { headers } = await ask(piece.path)
    expect(String(headers['cache-tag']).split(',')).toEqual([
      'site',
      'rates',
      `article:${piece.articleId}`,
      `address:${piece.path}`,
    ])
  })

  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0.2, gzip', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
    ['br;q=0, gzip;q=0', undefined, (body: Buffer) => body],
    ['identity, br;q=0.5', undefined, (body: Buffer) => body],
    ['zstd', undefined, (body: Buffer) => body],
  ])('comes to who accepts "%s" as %s, of the right length', async (accepted, encoding, decode) => {
    const plain = await askTwice('/')
    for (const _ of ['made', 'kept']) {
      const answer = await ask('/', { 'Accept-Encoding': accepted })
      expect(answer.headers['content-encoding']).toBe(encoding)
      expect(answer.headers.vary).toBe('Accept, Save-Data, Accept-Encoding')
      expect(answer.headers['content-length']).toBe(String(answer.body.length))
      expect(decode(answer.body).equals(plain.body)).toBe(true)
    }
  })

  it('comes without pictures and fonts to who asks for fewer bytes, and is kept for them apart', async () => {
    const whole = await askTwice('/')
    expect(whole.body.toString()).toContain('<img')
    const sent = { 'Save-Data': 'on' }
    const lite = await ask('/', sent)
    expect(lite.body.toString()).toMatch(/<html [^>]*class="latin lite"/)
    expect(lite.body.toString()).not.toContain('<img')
    expect((await ask('/', sent)).ahead).toBe(true)
    expect((await ask('/')).body.equals(whole.body)).toBe(true)
    // What is no request for less makes no copy of its own.
    for (const other of ['off', 'ON?', 'on, on', '1']) {
      const answer = await ask('/', { 'Save-Data': other })
      expect([answer.ahead, answer.body.equals(whole.body)]).toEqual([true, true])
    }
  })

  it('has an ETag for each encoding, and is not sent again to who has it', async () => {
    const tags = new Set<string>()
    for (const encoding of ['identity', 'gzip', 'br']) {
      const sent = { 'Accept-Encoding': encoding }
      const etag = String((await ask('/', sent)).headers.etag)
      tags.add(etag)
      for (const known of [etag, `W/${etag}`, `"other", W/${etag} , "more"`, '*']) {
        const answer = await ask('/', { ...sent, 'If-None-Match': known })
        expect([answer.status, answer.body.length]).toEqual([304, 0])
        expect(answer.headers).toMatchObject({ etag, vary: 'Accept, Save-Data, Accept-Encoding' })
        expect(answer.headers['content-length']).toBeUndefined()
        expect(answer.headers['content-type']).toBeUndefined()
        expect(answer.ahead).toBe(true)
      }
      for (const other of ['"other"', etag.slice(1, -1), `${etag}x`]) {
        expect((await ask('/', { ...sent, 'If-None-Match': other })).status).toBe(200)
      }
    }
    expect(tags.size).toBe(3)
  })

  it('answers 304 also where it is not kept', async () => {
    const { headers } = await ask('/archive?rev=7')
    const again = await ask('/archive?rev=7', { 'If-None-Match': String(headers.etag) })
    expect([again.status, again.ahead]).toEqual([304, false])
  })

  it.each(['/', '/ru', '/none', '/old', iconPath])(
    'HEAD of %s says what GET says, with the length and without the body',
    async (path) => {
      await transact(database.db, (tx) =>
        addRedirect(tx, { actor: operator, from: '/old', to: piece.path }),
      )
      for (const accepted of ['identity', 'br']) {
        const sent = { 'Accept-Encoding': accepted }
        for (const _ of ['made', 'kept']) {
          const head = await ask(path, sent, 'HEAD')
          const whole = await ask(path, sent)
          expect(head.status).toBe(whole.status)
          expect(head.body.length).toBe(0)
          expect(same(head.headers)).toEqual(same(whole.headers))
          expect(head.headers['content-length']).toBe(String(whole.body.length))
        }
      }
    },
  )

  it('is sent whole to who asks for a part', async () => {
    const whole = await askTwice('/')
    const part = await ask('/', { Range: 'bytes=0-9' })
    expect([part.status, part.body.length]).toEqual([200, whole.body.length])
    expect(part.headers['accept-ranges']).toBe('none')
  })

  it('is kept once for each form, by preference or by suffix', async () => {
    const forms = ['text/html', 'text/plain', 'text/markdown', 'Text/Plain;q=1, */*;q=0.1']
    for (const accept of forms) {
      const first = await ask('/archive', { Accept: accept })
      const second = await ask('/archive', { Accept: accept })
      expect(second.ahead).toBe(true)
      expect(second.headers['content-type']).toBe(first.headers['content-type'])
    }
    // An address that has no suffix of ours, though it looks so.
    expect((await askTwice('/ru.txt')).headers['content-type']).toMatch(/^text\/html/)
    expect((await ask('/ru.txt', { Accept: 'text/plain' })).headers['content-type']).toMatch(
      /^text\/plain/,
    )
  })
})

describe('an asset', () => {
  it('is answered ahead of the framework, for ever', async () => {
    const answer = await ask(iconPath)
    expect(answer.ahead).toBe(true)
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-request-id': 'an-id',
    })
  })
})

describe('the cache is not filled', () => {
  const entries = () => app.cache.counts().entries

  it('by queries that mean nothing, nor by ways of spelling', async () => {
    for (const path of ['/', '/archive', piece.path]) await ask(path)
    const before = entries()
    const odd = [
      ...['/?x=1', '/?utm_source=a&utm_medium=b', '/?rev=2', '/?page=x', '/?page=1'],
      ...['/archive?page=1', '/archive?page=01', '/archive?rev=7', '/archive?page=1&page=2'],
      ...[`${piece.path}?page=1`, `${piece.path}?page=12`, `${piece.path}?rev=x`],
      ...['/Archive', '/ARCHIVE/', '//archive', '/en/archive', '/archive/', '/%61rchive'],
      ...['/%', '/%00', `/${'x'.repeat(1001)}`],
    ]
    for (const path of odd) {
      await ask(path)
      expect([path, entries()]).toEqual([path, before])
    }
  })

  it('by the Accept header or the host', async () => {
    await ask('/')
    const before = entries()
    for (const accept of ['text/html;q=0.9', '*/*', 'image/webp,*/*', 'application/json', 'x']) {
      await ask('/', { Accept: accept })
    }
    for (const host of ['a.example', 'b.example:81']) await ask('/', { Host: host })
    expect(entries()).toBe(before)
  })

  it('with other things under the name of a page', async () => {
    expect((await askTwice('/archive%3Fpage=1')).status).toBe(404)
    expect((await askTwice('/%3Frev=1')).status).toBe(404)
    expect((await askTwice('/text%20/')).status).not.toBe(200)
    expect((await ask('/archive?page=1')).status).toBe(200)
    expect((await ask('/?rev=1')).status).toBe(200)
  })
})

describe('what an act changes is shown by the next request', () => {
  it('an address that named nothing, its history, and listings that lacked a page', async () => {
    const at = new Date('2026-11-12T06:00Z')
    const paths = [
      ...[
        '/2026/11/12/soon',
        '/2026/11/12/soon/history',
        '/2026/11/12/soon.md',
        '/archive/2026/11/12',
      ],
      '/archive?page=2',
    ]
    for (const path of paths) {
      const answer = await askTwice(path)
      expect([answer.status, answer.ahead]).toEqual([404, true])
    }
    await aPublishedArticle(database.db, { slug: 'soon', at })
    for (let n = 0; n < 12; n += 1) await aPublishedArticle(database.db, { at })
    await hear()
    for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 200])
  })

  it('a section, the page of an author, a second page of corrections', async () => {
    const paths = ['/section/new', '/author/n-author']
    for (const path of paths) expect((await askTwice(path)).status).toBe(404)
    await aTerm(database.db, { axis: 'section', name: 'New', slug: 'new' })
    await aByline(database.db, 'N Author')
    await hear()
    for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 200])
  })

  it('a piece that is corrected and one that is withdrawn', async () => {
    const { articleId, path } = await aPublishedArticle(database.db, {
      slug: 'changing',
      at: new Date('2026-11-13T06:00Z'),
    })
    await hear()
    expect((await askTwice(path)).ahead).toBe(true)
    expect((await askTwice(`${path}?rev=2`)).status).toBe(404)
    await aCorrection(database.db, articleId, { text: { headline: 'Changed' } })
    await hear()
    expect(String((await ask(path)).body)).toContain('Changed')
    expect((await ask(`${path}?rev=2`)).status).toBe(200)
    const reason = 'It was wrong.'
    await transact(database.db, (tx) => withdrawArticle(tx, { actor: operator, articleId, reason }))
    await hear()
    expect((await askTwice(path)).status).toBe(410)
  })

  it('another edition of a piece that a text listing shows in full', async () => {
    for (const path of ['/archive/2026/11/10.txt', `${piece.path}.txt`]) {
      expect(String((await askTwice(path)).body)).not.toContain('/ru/20')
    }
    const { work_id: workId } = await database.db
      .selectFrom('articles')
      .select('work_id')
      .where('id', '=', piece.articleId)
      .executeTakeFirstOrThrow()
    const articleId = await anArticle(database.db, { edition: 'ru', workId, slug: 'most' })
    await transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId }))
    await hear()
    for (const path of ['/archive/2026/11/10.txt', `${piece.path}.txt`]) {
      expect(String((await ask(path)).body)).toContain('/ru/20')
    }
  })
})
