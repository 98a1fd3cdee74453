import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { operator } from '#staff/audit-log.ts'
import { anAccount, anArticle, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { aKeptPicture, aPictureUse } from '../../test/support/kept-pictures.ts'
import { aPhotograph } from '../../test/support/picture-files.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { changePicture } from './change-picture.ts'
import { framePicture } from './frame-picture.ts'
import { keepPicture } from './keep-picture.ts'
import { findLibraryPicture } from './library-picture.ts'
import { listPictures, type PictureFilter } from './list-pictures.ts'
import { removeFilesOf, removePicture } from './remove-picture.ts'
import { removeStrayMadeFiles } from './stray-files.ts'

const database = useTestDatabase()
const store = useTestMedia()
const noWords = { alt: '', caption: '', credit: '', licence: '', source: '' }
let reporter = ''

beforeAll(async () => {
  await aSite(database.db)
  reporter = await anAccount(database.db, { role: 'reporter' })
})

const keep = (other: Parameters<typeof aKeptPicture>[2] = {}) =>
  aKeptPicture(database.db, store.media, other)

async function listed(filter: PictureFilter) {
  const { pictures } = await listPictures(database.db, { filter, after: null, limit: 100 })
  return pictures.map(({ picture }) => picture.id)
}

function change(mediaId: string, expectedVersion: number, words: Partial<typeof noWords>) {
  const given = { actor: operator, mediaId, expectedVersion, rights: 'licensed' as const }
  return transact(database.db, (tx) =>
    changePicture(tx, { ...given, words: { ...noWords, ...words } }),
  )
}

test('pictures are found by every word of what is said of them, in any case and script', async () => {
  const bridge = await keep({ fileName: 'DSC_0815.jpg' })
  const yurt = await keep({ fileName: 'yurt.png' })
  await change(bridge, 1, { alt: 'Мост через Нарын', credit: 'Aigul Example', source: 'Archive' })
  expect(await listed({ words: 'нарын AIGUL' })).toEqual([bridge])
  expect(await listed({ words: 'dsc_0815' })).toEqual([bridge])
  expect(await listed({ words: 'aigul yurt' })).toEqual([])
  expect(await listed({ words: '%' })).toEqual([])
  expect(await listed({ words: 'yurt' })).toEqual([yurt])
})

test('they come newest first, page by page, each once, also while more come in', async () => {
  const ids = [
    await keep({ by: reporter }),
    await keep({ by: reporter }),
    await keep({ by: reporter }),
  ]
  const filter = { createdBy: reporter }
  const first = await listPictures(database.db, { filter, after: null, limit: 2 })
  expect(first.pictures.map(({ picture }) => picture.id)).toEqual([ids[2], ids[1]])
  expect(first.pictures[0]?.createdBy).toEqual({ id: reporter, name: 'Aigul Example' })
  await keep({ by: reporter })
  const second = await listPictures(database.db, { filter, after: first.next, limit: 2 })
  expect(second.pictures.map(({ picture }) => picture.id)).toEqual([ids[0]])
  expect(second.next).toBeNull()
})

test('what a piece shows is used: in its working copy, in print, and in what was printed before', async () => {
  const [lead, inside, dropped] = [await keep(), await keep(), await keep()]
  const used = async (id: string) => {
    const found = await findLibraryPicture(database.db, id)
    return [found?.uses, found?.isPrinted]
  }
  const body = [{ type: 'picture' as const, id: 'pict-1', ...aPictureUse(inside) }]
  const { articleId } = await aPublishedArticle(database.db, {
    text: { leadPicture: aPictureUse(lead), body },
  })
  expect([await used(lead), await used(inside), await used(dropped)]).toEqual([
    [1, true],
    [1, true],
    [0, false],
  ])
  await anArticle(database.db, { text: { leadPicture: aPictureUse(dropped) } })
  expect(await used(dropped)).toEqual([1, false])
  await database.db
    .updateTable('working_copies')
    .set({ lead_picture: null })
    .where('article_id', '=', articleId)
    .execute()
  expect(await used(lead)).toEqual([1, true])
  expect(await listed({ isUnused: true })).not.toContain(lead)
  expect(await listed({ isUnused: true })).not.toContain(dropped)
})

test('a text may name a picture that is not there, which is then no use of it', async () => {
  const articleId = await anArticle(database.db, { text: { leadPicture: aPictureUse(newId()) } })
  const uses = await database.db
    .selectFrom('picture_uses')
    .select('media_id')
    .where('article_id', '=', articleId)
    .execute()
  expect(uses).toEqual([])
})

test('a change is of the version that was looked at, and is told without its words', async () => {
  const id = await keep()
  expect(await change(id, 1, { alt: 'A bridge' })).toBe(true)
  expect(await change(id, 1, { alt: 'A ferry' })).toBe(false)
  const found = await findLibraryPicture(database.db, id)
  expect(found).toMatchObject({ alt: 'A bridge', rights: 'licensed', version: 2 })
  const acts = await database.db
    .selectFrom('audit_log')
    .select(['act', 'detail'])
    .where('subject', '=', id)
    .orderBy('seq')
    .execute()
  expect(acts.slice(1)).toEqual([
    {
      act: 'picture.changed',
      detail: { changed: ['alt', 'rights'], rights: 'licensed', rightsBefore: 'own' },
    },
  ])
})

test('a picture that nobody uses goes with its files, and may come again', async () => {
  const bytes = await aPhotograph('png', { colour: '#010203' })
  const id = await keep({ bytes })
  const { name } = (await findLibraryPicture(database.db, id))?.picture ?? { name: '' }
  await store.media.made.put(`${name}-full-480.jpg`, Buffer.from('made'))
  const remove = () =>
    transact(database.db, (tx) => removePicture(tx, { actor: operator, mediaId: id }))
  const removed = await remove()
  if (!removed) throw new Error('it is not used')
  await removeFilesOf(database.db, store.media, removed)
  expect(await store.media.originals.list(removed.sha256)).toEqual([])
  expect(await store.media.made.list(name)).toEqual([])
  await expect(remove()).rejects.toMatchObject({ code: 'picture-unknown' })
  expect(await keep({ bytes })).not.toBe(id)
  await removeFilesOf(database.db, store.media, removed)
  expect(await store.media.originals.list(removed.sha256)).toHaveLength(1)
})

test('the file stays while somebody is bringing the same picture again', async () => {
  const bytes = await aPhotograph('png', { colour: '#030201' })
  const id = await keep({ bytes })
  const removed = await transact(database.db, (tx) =>
    removePicture(tx, { actor: operator, mediaId: id }),
  )
  if (!removed) throw new Error('it is not used')
  const taken = await store.media.imaging.take(bytes)
  await transact(database.db, async (tx) => {
    await keepPicture(tx, store.media.originals, { actor: operator, taken })
    await removeFilesOf(database.db, store.media, removed)
  })
  expect(await store.media.originals.list(removed.sha256)).toHaveLength(1)
})

test('a picture that a piece shows is not removed', async () => {
  const id = await keep()
  await anArticle(database.db, { text: { leadPicture: aPictureUse(id) } })
  const removed = await transact(database.db, (tx) =>
    removePicture(tx, { actor: operator, mediaId: id }),
  )
  expect(removed).toBeNull()
  expect(await findLibraryPicture(database.db, id)).not.toBeNull()
})

test('what was made from pictures that are no more goes at night', async () => {
  const { name } = (await findLibraryPicture(database.db, await keep()))?.picture ?? { name: '' }
  const { made } = store.media
  await made.put(`${name}-full-480.jpg`, Buffer.from('made'))
  await made.put(`${'0'.repeat(20)}-full-480.jpg`, Buffer.from('made'))
  expect(await removeStrayMadeFiles(database.db, made)).toBe(1)
  expect(await made.list(name)).toHaveLength(1)
})

test('a framing is of the version that was looked at, and those before it are remembered', async () => {
  const id = await keep()
  const frame = (expectedVersion: number, x: number) =>
    transact(database.db, (tx) =>
      framePicture(tx, {
        mediaId: id,
        expectedVersion,
        framing: { focus: { x, y: 0.5 }, crops: {} },
      }),
    )
  expect(await frame(1, 0.2)).toEqual({
    before: { crops: {} },
    after: { focus: { x: 0.2, y: 0.5 }, crops: {} },
  })
  expect(await frame(1, 0.9)).toBeNull()
  await frame(2, 0.8)
  const { framings_before: before } = await database.db
    .selectFrom('media')
    .select('framings_before')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(before).toEqual([{ focus: { x: 0.2, y: 0.5 }, crops: {} }, { crops: {} }])
})
