import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticle, anEdit, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { correctArticle } from './correct-article.ts'
import { liftEmbargo, setEmbargo } from './embargo.ts'
import { publishArticle } from './publish-article.ts'
import { scheduleArticle, unscheduleArticle } from './schedule-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const seven = new Date('2025-08-18T01:00:00Z')
const eight = new Date('2025-08-18T02:00:00Z')
const nine = new Date('2025-08-18T03:00:00Z')
const code = (name: string) => expect.objectContaining({ code: name })

const embargo = (articleId: string, until: Date, now = seven) =>
  transact(database.db, (tx) => setEmbargo(tx, { actor: operator, articleId, until, now }))
const lift = (articleId: string) =>
  transact(database.db, (tx) =>
    liftEmbargo(tx, { actor: operator, articleId, reason: 'The bank has published it itself' }),
  )
const publish = (articleId: string, at: Date) =>
  transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId, at }))
const schedule = (articleId: string, publishAt: Date) =>
  transact(database.db, (tx) => scheduleArticle(tx, { actor: operator, articleId, publishAt }))

describe('an embargo', () => {
  test('keeps the piece back until it is lifted, with a reason in the audit log', async () => {
    const articleId = await anArticle(database.db)
    await embargo(articleId, nine)
    await expect(publish(articleId, eight)).rejects.toEqual(code('embargo'))
    await lift(articleId)
    expect(await publish(articleId, eight)).toMatchObject({ publishedNumber: 1 })
    const { rows } = await database.pool.query(
      `select detail->>'reason' as reason from audit_log
        where act = 'article.embargo-lifted' and subject = $1`,
      [articleId],
    )
    expect(rows).toEqual([{ reason: 'The bank has published it itself' }])
  })

  test('grows longer by itself, and shorter only by being lifted', async () => {
    const articleId = await anArticle(database.db)
    await embargo(articleId, eight)
    await embargo(articleId, nine)
    await expect(embargo(articleId, eight)).rejects.toEqual(code('embargo-shorter'))
    await lift(articleId)
    await embargo(articleId, eight)
    await expect(embargo(articleId, seven)).rejects.toEqual(code('in-the-past'))
    await lift(articleId)
    await expect(lift(articleId)).rejects.toEqual(code('no-embargo'))
  })

  test('and a schedule agree, whichever comes first', async () => {
    const articleId = await anArticle(database.db)
    await embargo(articleId, nine)
    await expect(schedule(articleId, eight)).rejects.toEqual(code('embargo'))
    await schedule(articleId, nine)
    const later = new Date('2025-08-18T03:00:01Z')
    await expect(embargo(articleId, later)).rejects.toEqual(code('embargo-after-schedule'))
  })

  test('stays when the piece is taken off the schedule', async () => {
    const articleId = await anArticle(database.db)
    await embargo(articleId, nine)
    await schedule(articleId, nine)
    await transact(database.db, (tx) => unscheduleArticle(tx, { actor: operator, articleId }))
    await expect(publish(articleId, eight)).rejects.toEqual(code('embargo'))
  })

  test('keeps back the change of a public piece too', async () => {
    const { articleId } = await aPublishedArticle(database.db, { at: seven })
    await anEdit(database.db, articleId, { headline: 'The rate is cut' })
    await embargo(articleId, nine)
    const correct = (now: Date) =>
      transact(database.db, (tx) =>
        correctArticle(tx, {
          ...{ actor: operator, articleId, now },
          correction: { kind: 'update', publicNote: 'The bank has cut its rate.' },
        }),
      )
    await expect(correct(eight)).rejects.toEqual(code('embargo'))
    expect(await correct(nine)).toMatchObject({ publishedNumber: 2 })
  })
})
