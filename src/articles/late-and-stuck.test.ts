import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticle, anEdit, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { setEmbargo } from './embargo.ts'
import { listPrintedVersions } from './find-printed-version.ts'
import { lateBy, listLatePublications } from './list-late-publications.ts'
import { listStuckSchedules } from './list-stuck-schedules.ts'
import { publishArticle } from './publish-article.ts'
import { publishDueArticles } from './publish-due.ts'
import { scheduleArticle } from './schedule-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const schedule = (articleId: string, publishAt: Date) =>
  transact(database.db, (tx) => scheduleArticle(tx, { actor: operator, articleId, publishAt }))
const stuck = async (articleId: string, now = new Date()) =>
  (await listStuckSchedules(database.db, now)).find((one) => one.articleId === articleId)

describe('a piece whose hour came while nothing ran', () => {
  test('is published late, and that is told', async () => {
    const { db } = database
    const [late, punctual] = [await anArticle(db), await anArticle(db)]
    const dueAt = minutes(-45)
    await schedule(late, dueAt)
    await schedule(punctual, minutes(-1))
    expect(await stuck(late)).toMatchObject({ because: 'not-tried', dueAt })
    expect(await stuck(punctual)).toBeUndefined()
    expect(await publishDueArticles(db, new Date())).toEqual([late, punctual])
    const told = await listLatePublications(db, minutes(-60))
    expect(told).toMatchObject([{ articleId: late, dueAt }])
    expect(told[0]?.lateSeconds).toBeGreaterThanOrEqual(45 * 60)
    expect(await stuck(late)).toBeUndefined()
    const [printed] = await listPrintedVersions(db, late)
    expect(printed && lateBy(printed)).toBe(told[0]?.lateSeconds)
    expect(await listLatePublications(db, minutes(1))).toEqual([])
  })

  test('is not late where it was published by hand before', async () => {
    const articleId = await anArticle(database.db)
    await schedule(articleId, minutes(-45))
    await transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId }))
    const told = await listLatePublications(database.db, minutes(-60))
    expect(told.map((one) => one.articleId)).not.toContain(articleId)
  })
})

describe('a piece that cannot be published at its hour', () => {
  test('is told with why, until it is scheduled anew', async () => {
    const { db } = database
    const articleId = await anArticle(db)
    await schedule(articleId, minutes(-5))
    await anEdit(db, articleId, { headline: '' })
    await expect(publishDueArticles(db, new Date())).rejects.toThrow(articleId)
    expect(await stuck(articleId)).toMatchObject({
      because: 'headline-missing',
      sentence: 'It has no headline.',
    })
    await anEdit(db, articleId, { headline: 'There it is' })
    await schedule(articleId, minutes(60))
    expect(await stuck(articleId)).toBeUndefined()
  })

  test('is not skipped in silence where its embargo was put off', async () => {
    const { db } = database
    const articleId = await anArticle(db)
    await schedule(articleId, minutes(10))
    const copies = db.updateTable('working_copies').where('article_id', '=', articleId)
    await copies.set({ embargo_until: minutes(60) }).execute()
    const early = transact(db, (tx) =>
      setEmbargo(tx, { actor: operator, articleId, until: minutes(90), now: new Date() }),
    )
    await expect(early).rejects.toMatchObject({ code: 'embargo-after-schedule' })
    expect(await publishDueArticles(db, minutes(11))).toEqual([])
    expect(await stuck(articleId, minutes(11))).toMatchObject({ because: 'embargo' })
  })
})
