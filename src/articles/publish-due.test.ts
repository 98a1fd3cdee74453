import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticle, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { killArticle } from './kill-article.ts'
import { publishArticle } from './publish-article.ts'
import { publishDueArticles } from './publish-due.ts'
import { type Schedule, scheduleArticle, unscheduleArticle } from './schedule-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const eight = new Date('2025-08-18T02:00:00Z')
const nine = new Date('2025-08-18T03:00:00Z')
const ten = new Date('2025-08-18T04:00:00Z')
const code = (name: string) => expect.objectContaining({ code: name })

const schedule = (articleId: string, when: Pick<Schedule, 'publishAt' | 'embargoUntil'>) =>
  transact(database.db, (tx) => scheduleArticle(tx, { actor: operator, articleId, ...when }))

async function waitingJobs(articleId: string): Promise<Date[]> {
  const { rows } = await sql<{ run_at: Date }>`
    select run_at from graphile_worker.jobs where key = ${`publish-due:${articleId}`}
  `.execute(database.db)
  return rows.map((row) => row.run_at)
}

const stateOf = (articleId: string) =>
  database.db
    .selectFrom('articles as a')
    .innerJoin('working_copies as copy', 'copy.article_id', 'a.id')
    .select(['a.public_state', 'a.first_published_at', 'copy.desk_state'])
    .where('a.id', '=', articleId)
    .executeTakeFirst()

describe('a scheduled piece', () => {
  test('has one job at its time, also when it is scheduled anew', async () => {
    const articleId = await anArticle(database.db)
    await schedule(articleId, { publishAt: eight })
    await schedule(articleId, { publishAt: ten })
    expect(await waitingJobs(articleId)).toEqual([ten])
    await transact(database.db, (tx) => unscheduleArticle(tx, { actor: operator, articleId }))
    expect(await waitingJobs(articleId)).toEqual([])
    expect(await publishDueArticles(database.db, ten)).toEqual([])
  })

  test('is published when it is due, not before and not twice', async () => {
    const articleId = await anArticle(database.db)
    await schedule(articleId, { publishAt: nine })
    expect(await publishDueArticles(database.db, eight)).toEqual([])
    expect(await publishDueArticles(database.db, nine)).toEqual([articleId])
    expect(await publishDueArticles(database.db, ten)).toEqual([])
    expect(await stateOf(articleId)).toEqual({
      public_state: 'published',
      first_published_at: nine,
      desk_state: 'draft',
    })
    expect(await waitingJobs(articleId)).toEqual([])
  })

  test('is published after a pause in which nothing ran, and dated then', async () => {
    const ids = [await anArticle(database.db), await anArticle(database.db)] as const
    await schedule(ids[1], { publishAt: eight })
    await schedule(ids[0], { publishAt: nine })
    expect(await publishDueArticles(database.db, ten)).toEqual([ids[1], ids[0]])
    expect(await stateOf(ids[1])).toMatchObject({ first_published_at: ten })
  })

  test('is published once by several processes at once', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => anArticle(database.db)))
    for (const articleId of ids) await schedule(articleId, { publishAt: eight })
    const runs = await Promise.all([1, 2, 3].map(() => publishDueArticles(database.db, nine)))
    expect(runs.flat().toSorted()).toEqual(ids.toSorted())
  })

  test('does not keep others back when it cannot be published', async () => {
    const [broken, sound] = [await anArticle(database.db), await anArticle(database.db)]
    await schedule(broken, { publishAt: eight })
    await schedule(sound, { publishAt: nine })
    const body = JSON.stringify([{ type: 'unheard-of' }])
    const copies = database.db.updateTable('working_copies').where('article_id', '=', broken)
    await copies.set({ body }).execute()
    await expect(publishDueArticles(database.db, ten)).rejects.toThrow(broken)
    expect(await stateOf(sound)).toMatchObject({ public_state: 'published' })
    expect(await stateOf(broken)).toMatchObject({ public_state: 'never', desk_state: 'scheduled' })
    await transact(database.db, (tx) => killArticle(tx, { actor: operator, articleId: broken }))
  })

  test('is off the schedule once it is published by hand or killed', async () => {
    const [byHand, killed] = [await anArticle(database.db), await anArticle(database.db)]
    await schedule(byHand, { publishAt: ten })
    await schedule(killed, { publishAt: ten })
    await transact(database.db, async (tx) => {
      await publishArticle(tx, { actor: operator, articleId: byHand })
      await killArticle(tx, { actor: operator, articleId: killed })
    })
    expect([...(await waitingJobs(byHand)), ...(await waitingJobs(killed))]).toEqual([])
    expect(await publishDueArticles(database.db, ten)).toEqual([])
  })
})

describe('scheduling', () => {
  test('is refused before the end of the embargo, and for a public or killed piece', async () => {
    const articleId = await anArticle(database.db)
    const early = schedule(articleId, { publishAt: eight, embargoUntil: nine })
    await expect(early).rejects.toEqual(code('embargo'))
    const { articleId: shown } = await aPublishedArticle(database.db)
    await expect(schedule(shown, { publishAt: ten })).rejects.toEqual(code('already-published'))
    await transact(database.db, (tx) => killArticle(tx, { actor: operator, articleId }))
    await expect(schedule(articleId, { publishAt: ten })).rejects.toEqual(code('article-killed'))
  })

  test('with an embargo keeps a hand from publishing before', async () => {
    const articleId = await anArticle(database.db)
    await schedule(articleId, { publishAt: ten, embargoUntil: nine })
    const byHand = (at: Date) =>
      transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId, at }))
    await expect(byHand(eight)).rejects.toEqual(code('embargo'))
    expect((await byHand(nine)).publishedNumber).toBe(1)
  })
})
