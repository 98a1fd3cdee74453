import { beforeAll, describe, expect, it } from 'vitest'
import { bodySchema } from '#contract/body.ts'
import { transact } from '#platform/database.ts'
import {
  aCorrection,
  anArticleText,
  aParagraph,
  aPublishedArticle,
  aSite,
} from '../../../test/support/builders.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { placeAnchor } from '../place-anchor.ts'
import { carryAnchors } from './carry-anchors.ts'

const database = useTestDatabase()
beforeAll(async () => {
  await aSite(database.db)
})

async function revisionsOf(articleId: string) {
  const rows = await database.db
    .selectFrom('revisions')
    .select(['id', 'body'])
    .where('article_id', '=', articleId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ id: row.id, body: bodySchema.parse(row.body) }))
}

function placesIn(revisionId: string) {
  return database.db
    .selectFrom('anchor_places')
    .select(['anchor_id', 'block_id', 'start_offset', 'end_offset', 'exact', 'status'])
    .where('revision_id', '=', revisionId)
    .orderBy('anchor_id')
    .execute()
}

async function carry(articleId: string, from: number, to: number) {
  const revisions = await revisionsOf(articleId)
  const [a, b] = [revisions[from - 1], revisions[to - 1]]
  if (!a || !b) throw new Error('no such revision')
  await transact(database.db, (tx) =>
    carryAnchors(tx, {
      articleId,
      fromRevisionId: a.id,
      toRevisionId: b.id,
      fromBody: a.body,
      toBody: b.body,
    }),
  )
  return b.id
}

const bridge = aParagraph('The bridge is 80 metres long.')
const ferry = aParagraph('The ferry stopped in May.')

async function aPieceWithAnchors() {
  const { articleId } = await aPublishedArticle(database.db, { text: { body: [bridge, ferry] } })
  const [first] = await revisionsOf(articleId)
  const at = { articleId, revisionId: first?.id ?? '' }
  const anchors = await transact(database.db, async (tx) => [
    await placeAnchor(tx, { ...at, blockId: bridge.id, start: 14, end: 16 }),
    await placeAnchor(tx, { ...at, blockId: ferry.id, start: 21, end: 24 }),
  ])
  return { articleId, revisionId: at.revisionId, anchors }
}

describe('placing an anchor', () => {
  it('keeps the text that it points at', async () => {
    const { revisionId, anchors } = await aPieceWithAnchors()
    expect(anchors.every(({ ok }) => ok)).toBe(true)
    expect(await placesIn(revisionId)).toMatchObject([
      { block_id: bridge.id, exact: '80', status: 'held' },
      { block_id: ferry.id, exact: 'May', status: 'held' },
    ])
  })

  it('refuses what is not in the text of the revision', async () => {
    const horse = aParagraph('A horse 🐎.')
    const { articleId } = await aPublishedArticle(database.db, { text: { body: [horse] } })
    const other = await aPublishedArticle(database.db)
    const [revision] = await revisionsOf(articleId)
    const revisionId = revision?.id ?? ''
    const place = (at: object) =>
      transact(database.db, (tx) =>
        placeAnchor(tx, { articleId, revisionId, blockId: horse.id, start: 0, end: 1, ...at }),
      )
    expect(await place({ articleId: other.articleId })).toEqual({
      ok: false,
      reason: 'no-such-revision',
    })
    expect(await place({ blockId: 'nothing' })).toEqual({ ok: false, reason: 'no-such-block' })
    expect(await place({ end: 99 })).toEqual({ ok: false, reason: 'not-in-text' })
    expect(await place({ start: 3, end: 3 })).toEqual({ ok: false, reason: 'not-in-text' })
    expect(await place({ start: 8, end: 9 })).toEqual({ ok: false, reason: 'splits-character' })
    expect(await place({ start: 8, end: 10 })).toMatchObject({ ok: true })
  })
})

describe('carrying the anchors of a piece', () => {
  it('writes the place of each in the new revision, once', async () => {
    const { articleId } = await aPieceWithAnchors()
    const body = [{ ...bridge, text: 'Opened: the bridge is 80 metres long.' }]
    await aCorrection(database.db, articleId, { text: anArticleText({ body }) })
    const second = await carry(articleId, 1, 2)
    await carry(articleId, 1, 2)
    expect(await placesIn(second)).toMatchObject([
      { block_id: bridge.id, start_offset: 22, exact: '80', status: 'moved' },
      { block_id: ferry.id, start_offset: 21, exact: 'May', status: 'lost' },
    ])
  })

  it('finds a lost one again in a later revision', async () => {
    const { articleId } = await aPieceWithAnchors()
    await aCorrection(database.db, articleId, { text: anArticleText({ body: [bridge] }) })
    await carry(articleId, 1, 2)
    await aCorrection(database.db, articleId, { text: anArticleText({ body: [bridge, ferry] }) })
    const third = await carry(articleId, 2, 3)
    expect((await placesIn(third)).map(({ status }) => status)).toEqual(['held', 'held'])
  })

  it('looks for an anchor of a revision that the new one does not follow', async () => {
    const { articleId, revisionId } = await aPieceWithAnchors()
    await aCorrection(database.db, articleId, { text: anArticleText({ body: [ferry] }) })
    await aCorrection(database.db, articleId, { text: anArticleText({ body: [ferry, bridge] }) })
    await database.db.deleteFrom('anchor_places').where('revision_id', '<>', revisionId).execute()
    const third = await carry(articleId, 2, 3)
    expect((await placesIn(third)).map(({ status }) => status)).toEqual(['held', 'held'])
  })
})
