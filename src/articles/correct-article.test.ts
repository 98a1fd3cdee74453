import { beforeAll, describe, expect, test } from 'vitest'
import type { CorrectionInput } from '#contract/article.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aCorrection,
  anArticle,
  anEdit,
  aParagraph,
  aPublishedArticle,
  aSite,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { correctArticle } from './correct-article.ts'
import { findPublishedRevision, listHistory } from './find-revision.ts'
import { resolveAddress } from './resolve-address.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const correct = (articleId: string, kind: CorrectionInput['kind']) =>
  transact(database.db, (tx) =>
    correctArticle(tx, { actor: operator, articleId, correction: { kind, publicNote: 'Noted.' } }),
  )
const code = (name: string) => expect.objectContaining({ code: name })

describe('a correction', () => {
  test('is the next revision with a note; the one before can still be read', async () => {
    const first = new Date('2025-08-18T06:00:00Z')
    const then = new Date('2025-08-19T06:00:00Z')
    const { articleId, path } = await aPublishedArticle(database.db, {
      at: first,
      text: { headline: 'Bridge is 80 metres long' },
    })
    await aCorrection(database.db, articleId, {
      at: then,
      publicNote: 'It is 90 metres long.',
      text: { headline: 'Bridge is 90 metres long' },
    })
    const note = {
      kind: 'correction',
      publicNote: 'It is 90 metres long.',
      publishedNumber: 2,
      at: then,
    }
    const now = await resolveAddress(database.db, path)
    expect(now).toMatchObject({
      article: {
        publishedNumber: 2,
        revisedAt: then,
        firstPublishedAt: first,
        day: { to: '2025-08-18' },
        corrections: [note],
        text: { headline: 'Bridge is 90 metres long' },
      },
    })
    expect(await findPublishedRevision(database.db, articleId, 1)).toMatchObject({
      publishedNumber: 1,
      latestNumber: 2,
      revisedAt: first,
      text: { headline: 'Bridge is 80 metres long' },
    })
    expect(await findPublishedRevision(database.db, articleId, 3)).toBeNull()
    expect(await listHistory(database.db, articleId)).toEqual([
      {
        publishedNumber: 2,
        revisedAt: then,
        headline: 'Bridge is 90 metres long',
        correction: note,
      },
      {
        publishedNumber: 1,
        revisedAt: first,
        headline: 'Bridge is 80 metres long',
        correction: null,
      },
    ])
  })

  test('that changes nothing is refused, save as a clarification or a reply', async () => {
    const { articleId } = await aPublishedArticle(database.db)
    await expect(correct(articleId, 'correction')).rejects.toEqual(code('nothing-changed'))
    await expect(correct(articleId, 'update')).rejects.toEqual(code('nothing-changed'))
    expect((await correct(articleId, 'clarification')).publishedNumber).toBe(2)
    expect((await correct(articleId, 'reply')).publishedNumber).toBe(3)
  })

  test('is never older than what it corrects, nor still to come', async () => {
    const { articleId } = await aPublishedArticle(database.db)
    const stated = (at: Date) =>
      aCorrection(database.db, articleId, { at, text: { headline: 'Other words' } })
    await expect(stated(new Date('2019-01-01T00:00:00Z'))).rejects.toEqual(
      code('correction-too-early'),
    )
    await expect(stated(new Date(Date.now() + 60_000))).rejects.toEqual(code('in-the-future'))
    const first = new Date('2025-08-18T06:00:00Z')
    const old = await aPublishedArticle(database.db, { at: first })
    await aCorrection(database.db, old.articleId, { at: first, text: { headline: 'Other words' } })
  })

  test('that states an earlier moment is still kept with the moment of its recording', async () => {
    const before = new Date()
    const { articleId } = await aPublishedArticle(database.db, {
      at: new Date('2025-08-18T06:00:00Z'),
    })
    const at = new Date('2025-08-19T06:00:00Z')
    await aCorrection(database.db, articleId, { at, text: { headline: 'Other words' } })
    const row = await database.db
      .selectFrom('revisions')
      .select(['published_at', 'created_at'])
      .where('article_id', '=', articleId)
      .where('published_number', '=', 2)
      .executeTakeFirstOrThrow()
    expect(row.published_at).toEqual(at)
    // The clocks of database and process are one here.
    expect(row.created_at.getTime()).toBeGreaterThanOrEqual(before.getTime())
  })

  test('is refused for a piece that is not public', async () => {
    const articleId = await anArticle(database.db)
    await expect(correct(articleId, 'correction')).rejects.toEqual(code('article-not-public'))
  })

  test('carries the anchors to the new text', async () => {
    const block = aParagraph('The bridge cost 40 million.')
    const { articleId } = await aPublishedArticle(database.db, { text: { body: [block] } })
    const { public_revision_id: revisionId } = await database.db
      .selectFrom('articles')
      .select('public_revision_id')
      .where('id', '=', articleId)
      .executeTakeFirstOrThrow()
    const anchorId = '0198bd6a-0000-7000-8000-00000000000a'
    await database.db
      .insertInto('anchors')
      .values({ id: anchorId, article_id: articleId })
      .execute()
    await database.db
      .insertInto('anchor_places')
      .values({
        anchor_id: anchorId,
        revision_id: String(revisionId),
        block_id: block.id,
        start_offset: 16,
        end_offset: 26,
        exact: '40 million',
        prefix: 'The bridge cost ',
        suffix: '.',
        status: 'held',
      })
      .execute()
    await aCorrection(database.db, articleId, {
      text: {
        body: [aParagraph('It opened on Monday.'), { ...block, text: `Yes. ${block.text}` }],
      },
    })
    const places = await database.db
      .selectFrom('anchor_places')
      .innerJoin('revisions', 'revisions.id', 'anchor_places.revision_id')
      .select(['published_number', 'start_offset', 'exact'])
      .where('anchor_id', '=', anchorId)
      .orderBy('published_number')
      .execute()
    expect(places).toEqual([
      { published_number: 1, start_offset: 16, exact: '40 million' },
      { published_number: 2, start_offset: 21, exact: '40 million' },
    ])
  })

  test('of one piece by two people at once takes turns', async () => {
    const { articleId } = await aPublishedArticle(database.db)
    await anEdit(database.db, articleId, { headline: 'Other words' })
    const outcomes = await Promise.allSettled([
      correct(articleId, 'correction'),
      correct(articleId, 'correction'),
    ])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
