import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cutShapes } from '#contract/framing.ts'
import { framePicture } from '#media/frame-picture.ts'
import { keepPicture } from '#media/keep-picture.ts'
import { type Picture, pictureSchema, type Shape } from '#media/picture.ts'
import { formats, renditionPath } from '#media/rendition-name.ts'
import { createRenditions, mediaTypes } from '#media/renditions.ts'
import { extentOf, widthsFor } from '#media/shapes.ts'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { openLog } from '#platform/log.ts'
import { operator } from '#staff/audit-log.ts'
import { aDrawing, aPhotograph } from '../../test/support/picture-files.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { takePictures } from './take-pictures.ts'

const database = useTestDatabase()
const store = useTestMedia()
let server: Server
let base = ''
let photograph: Picture
let drawing: Picture

beforeAll(async () => {
  const renditions = createRenditions({ db: database.db, ...store.media })
  const parts = { siteUrl: 'https://paper.example', log: openLog('silent') }
  const taker = takePictures({ renditions, ...parts })
  const busy = takePictures({
    ...parts,
    renditions: { load: () => Promise.reject(new Failure('imaging-busy', 'Too many.')) },
  })
  server = createServer((incoming, outgoing) => {
    const take = incoming.headers['x-test'] === 'busy' ? busy : taker
    if (!take(incoming, outgoing, 'id')) outgoing.writeHead(418).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  photograph = await kept(await aPhotograph('jpeg', { width: 1300, height: 900 }))
  drawing = await kept(aDrawing())
})

afterAll(() => {
  server.close()
})

async function kept(bytes: Buffer): Promise<Picture> {
  const { originals, imaging } = store.media
  const taken = await imaging.take(bytes)
  const { mediaId } = await transact(database.db, (tx) =>
    keepPicture(tx, originals, { actor: operator, taken }),
  )
  const row = await database.db
    .selectFrom('media')
    .select(['id', 'name', 'width', 'height', 'colour', 'framing'])
    .where('id', '=', mediaId)
    .executeTakeFirstOrThrow()
  return pictureSchema.parse(row)
}

const get = (path: string, init: RequestInit = {}) => fetch(base + path, init)
const shapes: Shape[] = ['full', ...cutShapes]

describe('a rendition', () => {
  test('comes in every shape, width and format that pages name', async () => {
    for (const picture of [photograph, drawing]) {
      for (const shape of shapes) {
        const width = widthsFor(picture, shape).at(-1) ?? 0
        for (const format of formats) {
          const answer = await get(renditionPath(picture, { shape, width, format }))
          expect(answer.headers.get('Content-Type')).toBe(mediaTypes[format])
          const made = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
          expect({ width: made.width, height: made.height }).toEqual(
            extentOf(picture, shape, width),
          )
          expect(made.exif).toBeUndefined()
        }
      }
    }
  })

  test('never changes, and says so; who has it is told that with nothing else', async () => {
    const path = renditionPath(photograph, { shape: 'full', width: 480, format: 'webp' })
    const first = await get(path)
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(first.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(first.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const bytes = Buffer.from(await first.arrayBuffer())
    const etag = first.headers.get('ETag') ?? ''
    const again = await get(path, { headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await get(path, { method: 'HEAD' })
    expect(head.headers.get('Content-Length')).toBe(String(bytes.length))
    const range = await get(path, { headers: { Range: 'bytes=0-9' } })
    expect([range.status, range.headers.get('Accept-Ranges')]).toEqual([200, 'none'])
    expect(Buffer.from(await range.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('is made once, also where many ask for it in the same moment', async () => {
    const path = renditionPath(photograph, { shape: 'square', width: 160, format: 'jpg' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(path)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const files = await store.media.made.list(photograph.name)
    expect(files.filter(({ name }) => name.includes('-160.jpg'))).toHaveLength(1)
  })

  test('is dropped for who saves data, unless it is asked for by itself', async () => {
    const path = renditionPath(photograph, { shape: 'full', width: 480, format: 'jpg' })
    const saving = { 'Save-Data': 'on', 'Sec-Fetch-Dest': 'image' }
    const dropped = await get(path, { headers: saving })
    expect(dropped.headers.get('Vary')).toBe('Save-Data')
    expect((await dropped.arrayBuffer()).byteLength).toBeLessThan(50)
    const wanted = await get(path, { headers: { ...saving, 'Sec-Fetch-Dest': 'document' } })
    expect((await wanted.arrayBuffer()).byteLength).toBeGreaterThan(500)
  })
})

test('what was printed with an older framing is still made as it was', async () => {
  const picture = await kept(await aPhotograph('jpeg', { width: 700, height: 500, colour: '#204' }))
  const printed = renditionPath(picture, { shape: 'square', width: 320, format: 'webp' })
  const framing = { focus: { x: 0.9, y: 0.9 }, crops: {} }
  const given = { mediaId: picture.id, expectedVersion: 1, framing }
  await transact(database.db, (tx) => framePicture(tx, given))
  const now = renditionPath(
    { ...picture, framing },
    { shape: 'square', width: 320, format: 'webp' },
  )
  expect(now).not.toBe(printed)
  const answers = await Promise.all([get(printed), get(now)])
  const [old, fresh] = await Promise.all(answers.map((answer) => answer.bytes()))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(old).not.toEqual(fresh)
})

describe('what no page names', () => {
  test('is not there, and leaves nothing behind', async () => {
    const before = (await store.media.made.list('')).length
    const { name } = photograph
    const full = renditionPath(photograph, { shape: 'full', width: 480, format: 'jpg' })
    const paths = [
      ...[full.replace('480', '481'), full.replace('480', '1600'), full.replace('.jpg', '.png')],
      ...[`/media/${name}-square-aaaaaa-160.jpg`, `/media/${'0'.repeat(20)}-full-480.jpg`],
      ...['/media/', '/media/x', '/media/%2e%2e%2fpostgres', '/media/..%2f..%2fexpunctions.jsonl'],
      ...[`${full}?x=1`, `/media/${name}.jpg`, `/media/${name}-full-480.jpg/`],
    ]
    for (const path of paths) {
      const answer = await get(path)
      expect([path, answer.status, await answer.text()]).toEqual([path, 404, 'Not found\n'])
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
    }
    expect((await store.media.made.list('')).length).toBe(before)
  })

  test('is left to others where it is no reading of a picture', async () => {
    expect((await get('/media/x', { method: 'POST' })).status).toBe(418)
    expect((await get('/2026/11/20/bridge')).status).toBe(418)
  })

  test('too many at once are asked to come again', async () => {
    const path = renditionPath(photograph, { shape: 'full', width: 480, format: 'jpg' })
    const answer = await get(path, { headers: { 'X-Test': 'busy' } })
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '5'])
  })
})
