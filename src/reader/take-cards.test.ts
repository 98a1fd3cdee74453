import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listWholeArticles } from '#articles/list-articles.ts'
import { articleTag } from '#articles/tags.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { transact } from '#platform/database.ts'
import { openLog } from '#platform/log.ts'
import { operator } from '#staff/audit-log.ts'
import { aCorrection, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { aReaderApp } from '../../test/support/reader-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { socialCardPath } from './social-card.ts'
import { createCards } from './take-cards.ts'

const database = useTestDatabase()
const store = useTestMedia()
const siteUrl = 'https://paper.example'
let server: Server
let base = ''
let app: ReturnType<typeof aReaderApp>
let cards: ReturnType<typeof createCards>
let drawn = 0

beforeAll(async () => {
  await aSite(database.db)
  app = aReaderApp(database.db)
  const imaging = {
    ...store.media.imaging,
    draw(svg: string) {
      drawn += 1
      return store.media.imaging.draw(svg)
    },
  }
  cards = createCards({
    db: database.db,
    frames: app.frames,
    imaging,
    siteUrl,
    log: openLog('silent'),
  })
  server = createServer((incoming, outgoing) => {
    if (!cards.take(incoming, outgoing, 'id')) outgoing.writeHead(418).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

const get = (path: string, init: RequestInit = {}) =>
  fetch(base + path, { redirect: 'manual', ...init })

async function pathOf(articleId: string): Promise<string> {
  const { frames } = await app.frames.load()
  const frame = frames.get('en')
  const [article] = await listWholeArticles(database.db, [articleId])
  if (!frame || !article) throw new Error('there is no such piece')
  return socialCardPath(frame, article)
}

describe('the card of a piece', () => {
  test('is a PNG of the size that networks want, drawn once', async () => {
    const { articleId } = await aPublishedArticle(database.db)
    const path = await pathOf(articleId)
    drawn = 0
    const answers = await Promise.all([get(path), get(path), get(path)])
    for (const answer of answers) {
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(answer.headers.get('Content-Type')).toBe('image/png')
      expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 630 })
      expect(bytes.length).toBeLessThan(150_000)
    }
    expect(drawn).toBe(1)
    expect((await get(path, { method: 'HEAD' })).status).toBe(200)
    const known = answers[0]?.headers.get('ETag') ?? ''
    expect((await get(path, { headers: { 'If-None-Match': known } })).status).toBe(304)
  })

  test('has another address after a correction, to which the old one leads', async () => {
    const { articleId } = await aPublishedArticle(database.db)
    const old = await pathOf(articleId)
    await aCorrection(database.db, articleId, { text: { headline: 'Bridge stays closed' } })
    const path = await pathOf(articleId)
    expect(path).not.toBe(old)
    const answer = await get(old)
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, path])
  })

  test('ends with the piece, and is not kept', async () => {
    const { articleId } = await aPublishedArticle(database.db)
    const path = await pathOf(articleId)
    await get(path)
    const reason = 'It was wrong.'
    await transact(database.db, (tx) => withdrawArticle(tx, { actor: operator, articleId, reason }))
    expect((await get(path)).status).toBe(404)
    drawn = 0
    cards.drop([articleTag(articleId)])
    expect((await get(path)).status).toBe(404)
    expect(drawn).toBe(0)
  })
})

test('the paper has a card in each of its editions', async () => {
  const { frames } = await app.frames.load()
  const frame = frames.get('en')
  if (!frame) throw new Error('no frame')
  expect((await get(socialCardPath(frame))).status).toBe(200)
  expect((await get(socialCardPath(frame).replace('/en-', '/ru-'))).status).toBe(404)
})

test('nobody can have a card drawn that no page names', async () => {
  const { articleId } = await aPublishedArticle(database.db)
  const path = await pathOf(articleId)
  drawn = 0
  for (let n = 0; n < 20; n += 1) {
    const guess = path.replace(/-[0-9a-f]{12}\.png/, `-${String(n).padStart(12, '0')}.png`)
    expect((await get(guess)).status).toBe(302)
  }
  for (const wrong of [
    '/cards/',
    '/cards/x.png',
    `${path}?x=1`,
    path.toUpperCase(),
    '/cards/../x',
  ]) {
    expect([404, 418]).toContain((await get(wrong)).status)
  }
  expect(drawn).toBe(0)
})

test('many at once are asked to come again', async () => {
  const paths: string[] = []
  for (let n = 0; n < 12; n += 1) {
    paths.push(await pathOf((await aPublishedArticle(database.db)).articleId))
  }
  const answers = await Promise.all(paths.map((path) => get(path)))
  const busy = answers.filter(({ status }) => status === 503)
  expect(busy.length).toBeGreaterThan(0)
  expect(busy[0]?.headers.get('Retry-After')).toBe('5')
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(4)
})
