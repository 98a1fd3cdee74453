import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, truncate, utimes } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anAccount } from '../../test/support/builders.ts'
import { aPhotograph } from '../../test/support/picture-files.ts'
import { KEY, refuse, startS3Server } from '../../test/support/s3-server.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { MOST_BYTES } from './imaging.ts'
import { openMedia } from './media.ts'
import { removeForgottenUploads } from './received-parts.ts'

const database = useTestDatabase()
const store = useTestMedia()
let accountId = ''

beforeAll(async () => {
  accountId = await anAccount(database.db)
})

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const keyOf = (bytes: Buffer, of = accountId) => ({ accountId: of, digest: digestOf(bytes) })
const unfinished = () => {
  const folder = path.join(store.dataDir, 'incoming')
  return existsSync(folder) ? readdir(folder) : []
}

/** Sends all of it, in so many parts. */
async function send(bytes: Buffer, parts: number, key = keyOf(bytes)) {
  const size = Math.ceil(bytes.length / parts)
  for (let at = 0; at < bytes.length; at += size) {
    await store.media.uploads.receive(key, at, bytes.subarray(at, at + size))
  }
}

const finish = (bytes: Buffer, fileName = 'bridge.jpg', key = keyOf(bytes)) =>
  store.media.uploads.finish(database.db, key, { fileName, isDigest: true })

const rowOf = (id: string) =>
  database.db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test('a file that comes in parts, of which some come twice, is one picture; and leaves nothing', async () => {
  const bytes = await aPhotograph('png', { width: 600, height: 400 })
  const { uploads } = store.media
  expect(await uploads.begin(database.db, keyOf(bytes), bytes.length)).toEqual({ received: 0 })
  await send(bytes.subarray(0, 1000), 3, keyOf(bytes))
  expect(await uploads.begin(database.db, keyOf(bytes), bytes.length)).toEqual({ received: 1000 })
  // A part whose answer was lost, and one that is too early.
  expect(await uploads.receive(keyOf(bytes), 500, bytes.subarray(500, 1200))).toEqual({
    isNext: true,
    received: 1200,
  })
  expect(await uploads.receive(keyOf(bytes), 5000, bytes.subarray(5000))).toEqual({
    isNext: false,
    received: 1200,
  })
  await uploads.receive(keyOf(bytes), 1200, bytes.subarray(1200))
  const { mediaId, isNew } = await finish(bytes, 'C:\\photos\\..\\Мост через Нарын.png')
  expect(isNew).toBe(true)
  expect(await rowOf(mediaId)).toMatchObject({
    file_name: 'Мост через Нарын.png',
    created_by: accountId,
    source_sha256: digestOf(bytes),
  })
  expect(await unfinished()).toEqual([])
  expect(await uploads.begin(database.db, keyOf(bytes), bytes.length)).toEqual({ mediaId })
  expect(await finish(bytes)).toEqual({ mediaId, isNew: false })
})

test('the same file by two people at once, each twice, is one picture', async () => {
  const bytes = await aPhotograph('jpeg', { colour: '#884411' })
  const other = keyOf(bytes, await anAccount(database.db))
  await Promise.all([send(bytes, 2), send(bytes, 3, other)])
  const name = 'a.jpg'
  const kept = await Promise.all([
    ...[finish(bytes), finish(bytes)],
    ...[finish(bytes, name, other), finish(bytes, name, other)],
  ])
  expect(new Set(kept.map(({ mediaId }) => mediaId)).size).toBe(1)
  const rows = await database.db
    .selectFrom('media')
    .select('id')
    .where('source_sha256', '=', digestOf(bytes))
    .execute()
  expect(rows).toHaveLength(1)
})

test('what was changed on its way is not taken, and has to be sent again', async () => {
  const bytes = await aPhotograph('jpeg', { colour: '#112211' })
  const changed = Buffer.from(bytes)
  changed[500] = (changed[500] ?? 0) ^ 1
  await send(changed, 2, keyOf(bytes))
  await expect(finish(bytes)).rejects.toMatchObject({ code: 'upload-broken' })
  await expect(finish(bytes)).rejects.toMatchObject({ code: 'upload-unknown' })
  await send(bytes.subarray(0, 900), 1, keyOf(bytes))
  await expect(finish(bytes)).rejects.toMatchObject({ code: 'upload-broken' })
})

test('a browser that makes no digests sends under a random name', async () => {
  const bytes = await aPhotograph('jpeg', { colour: '#775511' })
  const key = { accountId, digest: 'ab'.repeat(32) }
  await send(bytes, 2, key)
  const given = { fileName: '', isDigest: false }
  const { mediaId } = await store.media.uploads.finish(database.db, key, given)
  expect(await rowOf(mediaId)).toMatchObject({ source_sha256: digestOf(bytes) })
})

test('what is no picture is refused with a sentence, and nothing of it stays', async () => {
  const bytes = Buffer.from('<!doctype html><script>alert(1)</script>')
  await send(bytes, 1)
  await expect(finish(bytes, 'holiday.jpg')).rejects.toMatchObject({
    code: 'picture-of-other-kind',
  })
  expect((await unfinished()).join()).not.toContain(digestOf(bytes))
})

test('a file that is too large is refused before it comes, and as it comes', async () => {
  const key = { accountId, digest: 'cd'.repeat(32) }
  const { uploads } = store.media
  const tooLarge = { code: 'picture-too-large', message: expect.stringContaining('50 MB') }
  await expect(uploads.begin(database.db, key, MOST_BYTES + 1)).rejects.toMatchObject(tooLarge)
  await expect(uploads.begin(database.db, key, 0)).rejects.toMatchObject({
    code: 'picture-unreadable',
  })
  await uploads.receive(key, 0, Buffer.from('x'))
  await expect(uploads.receive(key, 1, Buffer.alloc(MOST_BYTES))).rejects.toMatchObject(tooLarge)
  expect(await uploads.begin(database.db, key, 5)).toEqual({ received: 1 })
  await uploads.cancel(key)
  expect(await uploads.begin(database.db, key, 5)).toEqual({ received: 0 })
})

test('nobody fills the disk with beginnings; those that were forgotten go after a day', async () => {
  const { uploads } = store.media
  const id = await anAccount(database.db)
  const key = (i: number) => ({ accountId: id, digest: i.toString(16).padStart(64, '0') })
  for (let i = 0; i < 60; i++) await uploads.receive(key(i), 0, Buffer.from('x'))
  await expect(uploads.begin(database.db, key(99), 10)).rejects.toMatchObject({
    code: 'too-many-uploads',
  })
  await expect(uploads.receive(key(99), 0, Buffer.from('x'))).rejects.toMatchObject({
    code: 'too-many-uploads',
  })
  expect((await unfinished()).join()).not.toContain(key(99).digest)
  expect(await uploads.begin(database.db, key(7), 10)).toEqual({ received: 1 })
  expect(await uploads.receive(key(7), 1, Buffer.from('y'))).toMatchObject({ received: 2 })
  const old = new Date(Date.now() - 25 * 60 * 60_000)
  const folder = path.join(store.dataDir, 'incoming')
  for (const name of await unfinished()) {
    if (name.startsWith(id)) await utimes(path.join(folder, name), old, old)
  }
  await removeForgottenUploads(store.dataDir, new Date())
  expect((await unfinished()).filter((name) => name.startsWith(id))).toEqual([])
})

test('what is sent at the same instant is counted as if it came one after the other', async () => {
  const { uploads } = store.media
  const id = await anAccount(database.db)
  const key = (i: number) => ({ accountId: id, digest: i.toString(16).padStart(64, '0') })
  const sent = await Promise.allSettled(
    Array.from({ length: 90 }, (_, i) => uploads.receive(key(i), 0, Buffer.from('x'))),
  )
  expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(60)
})

test('nobody fills the disk with few files that are large, and there is room again', async () => {
  const { uploads } = store.media
  const id = await anAccount(database.db)
  const key = (i: number) => ({ accountId: id, digest: i.toString(16).padStart(64, '0') })
  for (let i = 0; i < 20; i++) {
    await uploads.receive(key(i), 0, Buffer.from('x'))
    // Sparse: it takes no room on the disk of who tests.
    await truncate(path.join(store.dataDir, 'incoming', `${id}-${key(i).digest}`), MOST_BYTES - 1)
  }
  const refused = { code: 'too-many-uploads' }
  await expect(uploads.receive(key(20), 0, Buffer.alloc(21))).rejects.toMatchObject(refused)
  const last = await uploads.receive(key(0), MOST_BYTES - 1, Buffer.from('x'))
  expect(last).toEqual({ isNext: true, received: MOST_BYTES })
  await uploads.cancel(key(0))
  expect(await uploads.receive(key(20), 0, Buffer.alloc(21))).toMatchObject({ received: 21 })
})

test('a store that is away takes nothing half: what has come stays, and is taken in later', async () => {
  const server = await startS3Server()
  const place = { endpoint: server.endpoint, region: 'kz-1', name: 'pictures', prefix: '' }
  const mediaBucket = { ...place, ...KEY }
  const media = openMedia({ dataDir: store.dataDir, mediaBucket })
  onTestFinished(() => media.close())
  const bytes = await aPhotograph('jpeg', { colour: '#123321' })
  const key = keyOf(bytes)
  await media.uploads.receive(key, 0, bytes)
  server.misbehave((res) => refuse(res, 503, 'SlowDown'))
  const given = { fileName: 'a.jpg', isDigest: true }
  const finished = () => media.uploads.finish(database.db, key, given)
  await expect(finished()).rejects.toMatchObject({ code: 'store-away' })
  expect(await media.uploads.begin(database.db, key, bytes.length)).toEqual({
    received: bytes.length,
  })
  server.misbehave(null)
  const { mediaId } = await finished()
  const { sha256 } = await rowOf(mediaId)
  expect([...server.objects.keys()]).toEqual([`pictures/${sha256}.jpg`])
})

test('a name that leads elsewhere is none', async () => {
  const bad = { accountId: newId(), digest: '../../etc/passwd' }
  await expect(store.media.uploads.receive(bad, 0, Buffer.from('x'))).rejects.toThrow('no name')
})
