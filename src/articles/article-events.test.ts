import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { followEvents, lastEventSeq } from '#platform/events.ts'
import { operator } from '#staff/audit-log.ts'
import {
  aByline,
  aCorrection,
  aLinkTo,
  anArticle,
  anEdit,
  aPublishedArticle,
  aSite,
  aTerm,
} from '../../test/support/builders.ts'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { killArticle } from './kill-article.ts'
import { publishArticle } from './publish-article.ts'
import { withdrawArticle } from './withdraw-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db, { editions: ['en', 'ru'] }))

const at = new Date('2025-08-18T06:00:00Z')
const ofThatDay = ['latest', 'year:2025', 'month:2025-08', 'day:2025-08-18', 'kind:news']
const inEnglish = (listings: string[]) => listings.map((listing) => `listing:en:${listing}`)

async function tagsOf(act: () => Promise<unknown>): Promise<string[]> {
  const seq = await lastEventSeq(database.db)
  await act()
  const events = await listEventsAfter(database.db, seq)
  return (events.at(-1)?.tags ?? []).toSorted()
}

describe('the event of an act', () => {
  test('names the piece, its address and its listings', async () => {
    const section = await aTerm(database.db, { axis: 'section' })
    const byline = await aByline(database.db)
    const text = { terms: [section], bylines: [byline] }
    const articleId = await anArticle(database.db, { slug: 'told', text })
    const tags = await tagsOf(() =>
      transact(database.db, (tx) => publishArticle(tx, { actor: operator, articleId, at })),
    )
    expect(tags).toEqual(
      [
        `article:${articleId}`,
        'address:/2025/08/18/told',
        ...inEnglish([...ofThatDay, `term:${section}`, `byline:${byline.bylineId}`]),
      ].toSorted(),
    )
  })

  test('names the listings and addresses that a correction leaves, and the list of them', async () => {
    const [left, entered] = [await aTerm(database.db), await aTerm(database.db)]
    const { articleId } = await aPublishedArticle(database.db, {
      at,
      slug: 'before',
      text: { terms: [left] },
    })
    await anEdit(database.db, articleId, { slug: 'after' })
    const tags = await tagsOf(() =>
      aCorrection(database.db, articleId, { text: { terms: [entered], kind: 'analysis' } }),
    )
    expect(tags).toEqual(
      [
        `article:${articleId}`,
        'address:/2025/08/18/before',
        'address:/2025/08/18/after',
        'corrections:en',
        ...inEnglish([...ofThatDay, 'kind:analysis', `term:${left}`, `term:${entered}`]),
      ].toSorted(),
    )
  })

  test('names the pieces that it links to or no longer does, and its other editions', async () => {
    const linked = await aPublishedArticle(database.db)
    const { work_id: workId } = await database.db
      .selectFrom('articles')
      .select('work_id')
      .where('id', '=', linked.articleId)
      .executeTakeFirstOrThrow()
    const linking = await aPublishedArticle(database.db, {
      text: { body: [aLinkTo(`${linked.path}?rev=1#top`)] },
    })
    const unlinked = await tagsOf(() => aCorrection(database.db, linking.articleId))
    expect(unlinked).toContain(`article:${linked.articleId}`)
    const translated = await tagsOf(() => aPublishedArticle(database.db, { workId, edition: 'ru' }))
    expect(translated).toContain(`article:${linked.articleId}`)
  })

  test('names what a piece leaves when it is withdrawn or killed', async () => {
    const { articleId, path } = await aPublishedArticle(database.db, { at })
    const gone = { actor: operator, articleId, reason: 'It was wrong.' }
    const withdrawn = await tagsOf(() => transact(database.db, (tx) => withdrawArticle(tx, gone)))
    const own = [`address:${path}`, `article:${articleId}`]
    expect(withdrawn).toEqual([...own, ...inEnglish(ofThatDay)].toSorted())
    expect(await tagsOf(() => transact(database.db, (tx) => killArticle(tx, gone)))).toEqual(own)
  })

  test('names nothing where no reader could see the piece', async () => {
    const articleId = await anArticle(database.db)
    const gone = { actor: operator, articleId }
    expect(await tagsOf(() => transact(database.db, (tx) => killArticle(tx, gone)))).toEqual([])
  })
})

test('a follower hears of many publications at once in the order of their numbers, each once', async () => {
  const { db, pool } = database
  const ids = await Promise.all(Array.from({ length: 12 }, () => anArticle(db)))
  const heard: { seq: string; subject: string | null }[] = []
  const from = await lastEventSeq(db)
  const allHeard = Promise.withResolvers<void>()
  const follower = await followEvents({
    pool,
    from,
    onEvent: (event) => {
      heard.push(event)
      if (heard.length === ids.length) allHeard.resolve()
    },
  })
  await Promise.all(
    ids.map((articleId) =>
      transact(db, (tx) => publishArticle(tx, { actor: operator, articleId })),
    ),
  )
  await allHeard.promise
  await follower.stop()
  const numbers = heard.map((event) => Number(event.seq))
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(heard.map((event) => event.subject).toSorted()).toEqual(ids.toSorted())
})
