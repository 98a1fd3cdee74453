import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type DeskPicture,
  pictureDetailSchema,
  pictureListSchema,
  uploadBegunSchema,
  uploadDoneSchema,
} from '#contract/desk-pictures.ts'
import type { Role } from '#staff/accounts.ts'
import { anArticle, anEdit, aPublishedArticle, aSite } from '../../../test/support/builders.ts'
import { aDeskApp } from '../../../test/support/desk-app.ts'
import { aDeskPerson, type DeskPerson } from '../../../test/support/desk-person.ts'
import { aPictureUse } from '../../../test/support/kept-pictures.ts'
import {
  aDrawing,
  aMovingPicture,
  aPhotograph,
  aPngHeader,
  aTellingPhotograph,
} from '../../../test/support/picture-files.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { useTestMedia } from '../../../test/support/test-media.ts'

const database = useTestDatabase()
const store = useTestMedia()
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db, { media: store.media })
})

function somebody(role: Role = 'reporter') {
  return aDeskPerson(database.db, desk, role)
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** As the desk does it: in parts, in order. */
async function upload({ browser, call }: DeskPerson, bytes: Buffer, fileName = 'a.jpg') {
  const digest = digestOf(bytes)
  const begun = await call('POST', '/uploads', { digest, bytes: bytes.length })
  if (begun.status !== 200 || uploadBegunSchema.parse(begun.body).picture) return begun
  for (let at = 0; at < bytes.length; at += 1000) {
    const part = bytes.subarray(at, at + 1000)
    const answer = await browser.bytes(`/desk/api/uploads/${digest}?at=${at}`, part)
    expect(answer.status).toBe(200)
  }
  return call('POST', `/uploads/${digest}/finish`, { fileName })
}

async function uploaded(who: DeskPerson, bytes: Buffer): Promise<DeskPicture> {
  return uploadDoneSchema.parse((await upload(who, bytes)).body).picture
}

let shade = 0
const another = () => {
  shade += 1
  return aPhotograph('png', { colour: `#7700${(0x10 + shade).toString(16)}` })
}

describe('a picture that comes in', () => {
  it('is in the library with what its file said, upright, in every shape', async () => {
    const who = await somebody()
    const done = await upload(who, await aTellingPhotograph(), 'Naryn.jpg')
    expect(done.status).toBe(201)
    const { picture } = uploadDoneSchema.parse(done.body)
    expect(picture).toMatchObject({
      ...{ width: 200, height: 300, credit: 'Aigul Example / The Valley Post', alt: '' },
      ...{ fileName: 'Naryn.jpg', rights: 'own', uses: 0, may: ['describe', 'frame'] },
      createdBy: { id: who.id },
    })
    const { wide, square } = picture.renditions
    expect([wide.width / wide.height, square.width / square.height]).toEqual([
      expect.closeTo(16 / 9, 1),
      1,
    ])
    const listed = await who.call('GET', '/pictures?words=naryn')
    expect(pictureListSchema.parse(listed.body).pictures.map(({ id }) => id)).toEqual([picture.id])
  })

  it('twice, also from another person, is the same and need not be sent again', async () => {
    const [one, other] = [await somebody(), await somebody('contributor')]
    const bytes = await another()
    const { id } = await uploaded(one, bytes)
    const again = await upload(other, bytes)
    expect(uploadBegunSchema.parse(again.body).picture).toMatchObject({ id, may: [] })
  })

  it('goes on where it broke off', async () => {
    const { browser, call } = await somebody()
    const bytes = await another()
    const digest = digestOf(bytes)
    const at = (n: number) => `/desk/api/uploads/${digest}?at=${n}`
    await browser.bytes(at(0), bytes.subarray(0, 300))
    const early = await browser.bytes(at(500), bytes.subarray(500))
    expect([early.status, await early.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'other-part', received: 300 }),
    ])
    const begun = await call('POST', '/uploads', { digest, bytes: bytes.length })
    expect(begun.body).toEqual({ received: 300, picture: null })
    await browser.bytes(at(300), bytes.subarray(300))
    const finished = await Promise.all([
      call('POST', `/uploads/${digest}/finish`, { fileName: 'a' }),
      call('POST', `/uploads/${digest}/finish`, { fileName: 'a' }),
    ])
    expect(new Set(finished.map(({ body }) => body.picture.id)).size).toBe(1)
  })

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a drawing with a script', aDrawing('<script>alert(1)</script>')],
    ['a PNG of ten gigapixels', aPngHeader(100_000, 100_000)],
    ['half a PNG', aPngHeader(300, 200)],
    ['a HEIC file', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1')],
  ])('%s under the name of a photograph is refused with a sentence', async (_, bytes) => {
    const { status, body } = await upload(await somebody(), bytes, '../../holiday.jpg')
    expect([status, body.detail]).toEqual([422, expect.stringMatching(/^[A-Z<].{10,200}\.$/)])
    expect(body.code).toMatch(/^picture-/)
  })

  it('that moves is refused, and one that is too large before it is sent', async () => {
    const who = await somebody()
    expect((await upload(who, await aMovingPicture('gif'))).body.code).toBe('picture-moves')
    const begun = await who.call('POST', '/uploads', { digest: 'a'.repeat(64), bytes: 60_000_000 })
    expect([begun.status, begun.body.code]).toEqual([422, 'picture-too-large'])
  })

  it('from another site, from nobody, or from who may not write, is refused', async () => {
    const path = `/desk/api/uploads/${'b'.repeat(64)}?at=0`
    const { browser } = await somebody()
    const bytes = await another()
    const foreign = await browser.bytes(path, bytes, { 'sec-fetch-site': 'cross-site' })
    expect([foreign.status, (await desk.browser().bytes(path, bytes)).status]).toEqual([403, 401])
    const records = await somebody('records-editor')
    expect((await records.browser.bytes(path, bytes)).status).toBe(403)
  })

  it('in parts that are too large, or under no digest, is refused', async () => {
    const { browser, call } = await somebody()
    const path = `/desk/api/uploads/${'c'.repeat(64)}?at=`
    expect((await browser.bytes(`${path}0`, Buffer.alloc(1024 * 1024 + 1))).status).toBe(413)
    expect((await browser.bytes(`${path}-5`, Buffer.alloc(5))).status).toBe(422)
    const away = '/desk/api/uploads/..%2f..%2fpostgres?at=0'
    expect((await browser.bytes(away, Buffer.alloc(5))).status).toBe(404)
    expect(
      (await call('POST', `/uploads/${'c'.repeat(64)}/finish`, { fileName: 'a' })).status,
    ).toBe(404)
  })
})

const words = { alt: 'A bridge', caption: '', credit: 'Us', licence: '', source: '' }

describe('a picture of the library', () => {
  it('is described, once for each version that was looked at', async () => {
    const who = await somebody()
    const { id, version } = await uploaded(who, await another())
    const given = { ...words, rights: 'licensed', version }
    const changed = await who.call('PUT', `/pictures/${id}`, given)
    expect(pictureDetailSchema.parse(changed.body)).toMatchObject({ alt: 'A bridge', version: 2 })
    const late = await who.call('PUT', `/pictures/${id}`, given)
    expect([late.status, late.body.code]).toEqual([409, 'conflict'])
    const wrong = { ...given, version: 2, credit: 'a\u202eb' }
    expect((await who.call('PUT', `/pictures/${id}`, wrong)).status).toBe(422)
  })

  it('gets new addresses for the shapes that an editor cuts, and no others', async () => {
    const who = await somebody()
    const before = await uploaded(who, await another())
    const square = { x: 0.1, y: 0, width: 0.6, height: 0.9 }
    const framing = { focus: { x: 0.3, y: 0.5 }, crops: { square, wide: undefined } }
    const answer = await who.call('PUT', `/pictures/${before.id}/framing`, { version: 1, framing })
    const after = pictureDetailSchema.parse(answer.body)
    expect(after.framing.crops.square).toMatchObject({ x: 0.1, width: 0.6 })
    expect(after.renditions.square.path).not.toBe(before.renditions.square.path)
    expect(after.renditions.full.path).toBe(before.renditions.full.path)
    const cut = { x: 0.5, y: 0, width: 0.6, height: 0.9 }
    const bad = { version: 2, framing: { crops: { square: cut } } }
    expect((await who.call('PUT', `/pictures/${before.id}/framing`, bad)).status).toBe(422)
    const askew = { version: 2, framing: { crops: { square: { ...square, height: 0.4 } } } }
    const refused = await who.call('PUT', `/pictures/${before.id}/framing`, askew)
    expect([refused.status, refused.body.code]).toEqual([409, 'crop-does-not-fit'])
  })

  it('is removed when nothing shows it, and stays when something does', async () => {
    const editor = await somebody('editor')
    const [free, used] = [
      await uploaded(editor, await another()),
      await uploaded(editor, await another()),
    ]
    await anArticle(database.db, { text: { leadPicture: aPictureUse(used.id) } })
    expect((await editor.call('POST', `/pictures/${free.id}/remove`)).status).toBe(200)
    expect((await editor.call('GET', `/pictures/${free.id}`)).status).toBe(404)
    const refused = await editor.call('POST', `/pictures/${used.id}/remove`)
    expect([refused.status, refused.body.code]).toEqual([409, 'picture-used'])
    const unused = await editor.call('GET', '/pictures?unused=yes&mine=yes')
    expect(pictureListSchema.parse(unused.body).pictures).toEqual([])
  })

  it('tells who may read only their own pieces of others by number', async () => {
    const who = await somebody('contributor')
    const { id } = await uploaded(who, await another())
    const leadPicture = aPictureUse(id)
    await anArticle(database.db, { text: { leadPicture, headline: 'Not for you' } })
    const printed = await aPublishedArticle(database.db, { text: { leadPicture } })
    const { body } = await who.call('GET', `/pictures/${id}`)
    const detail = pictureDetailSchema.parse(body)
    expect(detail.usedIn.map(({ articleId }) => articleId)).toEqual([printed.articleId])
    expect(detail.usedElsewhere).toBe(1)
    expect(JSON.stringify(body)).not.toContain('Not for you')
  })

  it('tells them of the public pieces of others what readers see, and no more', async () => {
    const who = await somebody('contributor')
    const { id } = await uploaded(who, await another())
    const text = { leadPicture: aPictureUse(id), headline: 'As it was printed' }
    const { articleId } = await aPublishedArticle(database.db, { text })
    await anEdit(database.db, articleId, { ...text, headline: 'Not for you yet' })
    const usedIn = async ({ call }: DeskPerson) =>
      pictureDetailSchema.parse((await call('GET', `/pictures/${id}`)).body).usedIn
    expect(await usedIn(who)).toMatchObject([
      { articleId, headline: 'As it was printed', isInCopy: false, isPublic: true },
    ])
    expect(await usedIn(await somebody('editor'))).toMatchObject([
      { articleId, headline: 'Not for you yet', isInCopy: true, isPublic: true },
    ])
  })

  it('of others is not listed for who sees only their own', async () => {
    await uploaded(await somebody(), await another())
    const who = await somebody('contributor')
    const own = await uploaded(who, await another())
    const { body } = await who.call('GET', '/pictures')
    expect(pictureListSchema.parse(body).pictures.map(({ id }) => id)).toEqual([own.id])
  })
})
