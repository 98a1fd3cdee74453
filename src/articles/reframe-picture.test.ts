import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { lastEventSeq } from '#platform/events.ts'
import { operator } from '#staff/audit-log.ts'
import {
  anArticle,
  aPublishedArticle,
  aSite,
  aTerm,
  twoPersons,
} from '../../test/support/builders.ts'
import { aKeptPicture, aPictureUse } from '../../test/support/kept-pictures.ts'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { expungePassage } from './expunge.ts'
import { listPictureUses } from './list-picture-uses.ts'
import { reframePicture } from './reframe-picture.ts'
import { articleTag, listingTag } from './tags.ts'

const database = useTestDatabase()
const store = useTestMedia()
beforeAll(() => aSite(database.db))

const framing = { focus: { x: 0.1, y: 0.2 }, crops: {} }

test('every page that shows the picture is named when its framing changes', async () => {
  const { db } = database
  const mediaId = await aKeptPicture(db, store.media)
  const section = await aTerm(db, { axis: 'section', name: 'Economy' })
  const leadPicture = aPictureUse(mediaId)
  const { articleId } = await aPublishedArticle(db, { text: { leadPicture, terms: [section] } })
  const draft = await anArticle(db, { text: { leadPicture } })
  const seq = await lastEventSeq(db)
  const given = { actor: operator, mediaId, expectedVersion: 1, framing }
  expect(await transact(db, (tx) => reframePicture(tx, given))).toBe(true)
  const [event] = await listEventsAfter(db, seq)
  expect(event).toMatchObject({ name: 'picture.framed', subject: mediaId })
  expect(event?.tags).toEqual(
    expect.arrayContaining([articleTag(articleId), listingTag('en', 'latest')]),
  )
  expect(event?.tags).not.toContain(articleTag(draft))
  expect(await transact(db, (tx) => reframePicture(tx, given))).toBe(false)
})

test('where a picture is used is told piece by piece', async () => {
  const { db } = database
  const mediaId = await aKeptPicture(db, store.media)
  const leadPicture = aPictureUse(mediaId)
  const printed = await aPublishedArticle(db, { text: { leadPicture } })
  await db
    .updateTable('working_copies')
    .set({ lead_picture: null, headline: 'Without it' })
    .where('article_id', '=', printed.articleId)
    .execute()
  const draft = await anArticle(db, { text: { leadPicture, headline: 'A draft' } })
  const uses = await listPictureUses(db, mediaId)
  expect(uses).toHaveLength(2)
  expect(uses).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        articleId: printed.articleId,
        headline: 'Without it',
        path: printed.path,
        ...{ isInCopy: false, isPublic: true, printed: [1] },
      }),
      expect.objectContaining({
        ...{ articleId: draft, headline: 'A draft', path: null },
        ...{ isInCopy: true, isPublic: false, printed: [] },
      }),
    ]),
  )
})

test('words that are expunged go from the library too', async () => {
  const { db } = database
  const name = 'Zarina Expungeova'
  const mediaId = await aKeptPicture(db, store.media, { fileName: `${name}.jpg` })
  await db
    .updateTable('media')
    .set({ caption: `${name} at the bridge` })
    .execute()
  const persons = await twoPersons(db)
  const order = {
    ...persons,
    articleId: null,
    passage: name,
    reasonClass: 'personal-data' as const,
  }
  const outcome = await transact(db, (tx) => expungePassage(tx, order))
  expect(outcome).toMatchObject({ ok: true })
  const row = await db
    .selectFrom('media')
    .select(['caption', 'file_name'])
    .where('id', '=', mediaId)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ caption: '[…] at the bridge', file_name: '[…].jpg' })
})
