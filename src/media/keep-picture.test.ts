import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { aPhotograph, aTellingPhotograph } from '../../test/support/picture-files.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { keepPicture } from './keep-picture.ts'
import { listLostPictures, listStrayFiles, removeStrayFiles } from './stray-files.ts'

const database = useTestDatabase()
const store = useTestMedia()
let bridge: Buffer

beforeAll(async () => {
  bridge = await aPhotograph()
})

async function keep(bytes: Buffer, other: { credit?: string } = {}) {
  const { originals, imaging } = store.media
  const taken = await imaging.take(bytes)
  return transact(database.db, (tx) =>
    keepPicture(tx, originals, { actor: operator, taken, words: other }),
  )
}

const files = async () => (await store.media.originals.list('')).map(({ name }) => name)

test('a picture is kept with its file, its row and its act; the same one again is the same', async () => {
  const { mediaId, isNew } = await keep(bridge)
  expect(isNew).toBe(true)
  expect(await keep(bridge)).toEqual({ mediaId, isNew: false })
  const row = await database.db.selectFrom('media').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ width: 300, height: 200, media_type: 'image/jpeg', credit: '' })
  expect(await files()).toEqual([`${row.sha256}.jpg`])
  expect(await store.media.originals.read(`${row.sha256}.jpg`)).toHaveLength(Number(row.bytes))
  const acts = await database.db.selectFrom('audit_log').select(['act', 'subject']).execute()
  expect(acts).toEqual([{ act: 'picture.kept', subject: mediaId }])
})

test('the credit that the file says is kept, unless another one is given', async () => {
  const { mediaId } = await keep(await aTellingPhotograph())
  const creditOf = (id: string) =>
    database.db.selectFrom('media').select('credit').where('id', '=', id).executeTakeFirstOrThrow()
  expect(await creditOf(mediaId)).toEqual({ credit: 'Aigul Example / The Valley Post' })
  const named = await keep(await aPhotograph('png', { colour: '#123456' }), { credit: 'By us' })
  expect(await creditOf(named.mediaId)).toEqual({ credit: 'By us' })
})

test('two who send the same picture in the same moment get the same one', async () => {
  const bytes = await aPhotograph('png', { colour: '#00aa55' })
  const [one, other] = await Promise.all([keep(bytes), keep(bytes)])
  expect(other.mediaId).toBe(one.mediaId)
})

test('an act that fails after the file leaves no row, and the file goes in time', async () => {
  const before = await files()
  const { originals, imaging } = store.media
  const taken = await imaging.take(await aPhotograph('jpeg', { colour: '#ff8800' }))
  const failing = transact(database.db, async (tx) => {
    await keepPicture(tx, originals, { actor: operator, taken })
    throw new Error('the rest of the act fails')
  })
  await expect(failing).rejects.toThrow('the rest')
  expect(await files()).toHaveLength(before.length + 1)
  expect(await removeStrayFiles(database.db, originals)).toBe(0)
  const tomorrow = new Date(Date.now() + 25 * 60 * 60_000)
  expect(await listStrayFiles(database.db, originals, { now: tomorrow })).toHaveLength(1)
  expect(await removeStrayFiles(database.db, originals, { now: tomorrow })).toBe(1)
  expect((await files()).sort()).toEqual(before.sort())
})

test('half a file is under no name, and a name that leads elsewhere is none', async () => {
  const [name = ''] = await files()
  const folder = path.join(store.dataDir, 'media', name.slice(0, 2))
  expect((await readdir(folder)).filter((file) => file.startsWith('.'))).toEqual([])
  await writeFile(path.join(folder, '.half'), 'x')
  expect(await files()).not.toContain('.half')
  for (const bad of ['../../etc/passwd', '/etc/passwd', '', '..', `${name}/../x`, `${name}\0`]) {
    await expect(store.media.originals.put(bad, Buffer.from('x'))).rejects.toThrow('no name')
    expect(() => store.media.originals.read(bad)).toThrow('no name')
  }
})

test('a picture whose file is gone is told of', async () => {
  expect(await listLostPictures(database.db, store.media.originals)).toEqual([])
  const { mediaId } = await keep(await aPhotograph('jpeg', { colour: '#101010' }))
  const { sha256 } = await database.db
    .selectFrom('media')
    .select('sha256')
    .where('id', '=', mediaId)
    .executeTakeFirstOrThrow()
  await store.media.originals.remove(`${sha256}.jpg`)
  expect(await listLostPictures(database.db, store.media.originals)).toEqual([mediaId])
})
