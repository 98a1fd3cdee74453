import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openObjectStore } from '#platform/object-store.ts'
import { KEY, refuse, startS3Server } from '../../test/support/s3-server.ts'
import { openOriginals } from './open-stores.ts'

const nameOf = (bytes: Buffer) => `${createHash('sha256').update(bytes).digest('hex')}.jpg`

async function aBucket(other: { secret?: string } = {}) {
  const server = await startS3Server()
  const place = { endpoint: server.endpoint, region: 'kz-1', name: 'pictures', prefix: 'paper/a/' }
  const mediaBucket = { ...place, ...KEY, ...other }
  return { server, mediaBucket, originals: openOriginals({ dataDir: '/nowhere', mediaBucket }) }
}

test('a picture is put, read, listed and removed under its prefix, with requests that are signed', async () => {
  const { server, originals } = await aBucket()
  const files = Array.from({ length: 8 }, (_, i) => Buffer.from(`picture ${i}`))
  for (const bytes of files) await originals.put(nameOf(bytes), bytes)
  const [one = Buffer.alloc(0)] = files
  expect([...server.objects.keys()]).toContain(`pictures/paper/a/${nameOf(one)}`)
  server.objects.set('pictures/paper/a/notes.txt', { bytes: one, at: new Date() })
  server.objects.set(`pictures/other/${nameOf(one)}`, { bytes: one, at: new Date() })
  expect(await originals.read(nameOf(one))).toEqual(one)
  const listed = await originals.list('')
  expect(listed.map(({ name }) => name).sort()).toEqual(files.map(nameOf).sort())
  expect(listed[0]).toMatchObject({ bytes: 9, changedAt: expect.any(Date) })
  await originals.remove(nameOf(one))
  await originals.remove(nameOf(one))
  expect(await originals.read(nameOf(one))).toBeNull()
})

test('a wrong key is told at once, with what the store said', async () => {
  const { server, originals } = await aBucket({ secret: 'wrong' })
  await expect(originals.put(nameOf(Buffer.from('x')), Buffer.from('x'))).rejects.toMatchObject({
    code: 'store-refused',
    message: expect.stringContaining('403 SignatureDoesNotMatch'),
  })
  expect(server.requests).toHaveLength(1)
  expect(server.objects.size).toBe(0)
})

test('a bucket that is not there is a fault, and no picture that is missing', async () => {
  const { server, originals } = await aBucket()
  server.misbehave((res) => refuse(res, 404, 'NoSuchBucket'))
  await expect(originals.read(nameOf(Buffer.from('x')))).rejects.toMatchObject({
    code: 'store-refused',
  })
})

test('trouble that passes is not noticed; trouble that stays is told', async () => {
  const { server, originals } = await aBucket()
  const bytes = Buffer.from('picture')
  server.misbehave((res) => {
    refuse(res, 503, 'SlowDown')
    server.misbehave(null)
  })
  await originals.put(nameOf(bytes), bytes)
  expect(await originals.read(nameOf(bytes))).toEqual(bytes)
  server.misbehave((res) => refuse(res, 503, 'SlowDown'))
  await expect(originals.read(nameOf(bytes))).rejects.toMatchObject({ code: 'store-away' })
})

test('an answer that breaks off, or is another file, is never taken for the picture', async () => {
  const { server, originals } = await aBucket()
  const bytes = Buffer.from('picture')
  await originals.put(nameOf(bytes), bytes)
  server.misbehave((res) => {
    res.writeHead(200, { 'content-length': '7' })
    res.write('pic')
    res.flushHeaders()
    setImmediate(() => res.destroy())
  })
  await expect(originals.read(nameOf(bytes))).rejects.toMatchObject({ code: 'store-away' })
  server.misbehave((res) => res.end('picturE'))
  await expect(originals.read(nameOf(bytes))).rejects.toMatchObject({ code: 'store-broken' })
})

test('a store that does not answer is given up, and one that is not there is told', async () => {
  const { server, mediaBucket } = await aBucket()
  server.misbehave(() => {})
  const store = openObjectStore(mediaBucket, { wholeMs: 50 })
  await expect(store.put('a', Buffer.from('x'))).rejects.toMatchObject({
    code: 'store-away',
    message: 'The store of MEDIA_URL takes too long.',
  })
  const nowhere = openObjectStore({ ...mediaBucket, endpoint: 'http://127.0.0.1:1' })
  await expect(nowhere.read('a')).rejects.toMatchObject({ code: 'store-away' })
  server.misbehave((res) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end())
  await expect(openObjectStore(mediaBucket).read('a')).rejects.toMatchObject({ code: 'store-away' })
})

test('a list that cannot be read is a fault, and no empty store', async () => {
  const { server, originals } = await aBucket()
  server.misbehave((res) => res.end('<ListBucketResult><Contents>'))
  await expect(originals.list('')).rejects.toMatchObject({ code: 'store-broken' })
})
