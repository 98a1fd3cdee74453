import { expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { lastEventSeq } from '#platform/events.ts'
import { findAuditHead, operator } from '#staff/audit-log.ts'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { newsroomInput } from '../../test/support/newsroom-input.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { initSite } from './init-site.ts'
import { type NewsroomInput, newsroomSchema } from './newsroom.ts'
import { findSite } from './site.ts'

const database = useTestDatabase()

const init = (other: Partial<NewsroomInput> = {}) =>
  transact(database.db, (tx) =>
    initSite(tx, { actor: operator, input: newsroomSchema.parse(newsroomInput(other)) }),
  )

test('the first answers found the newsroom', async () => {
  expect(await findSite(database.db)).toBeNull()
  expect(await init()).toBe('founded')
  expect(await findSite(database.db)).toMatchObject({
    defaultEdition: 'en',
    editions: [
      { edition: 'en', name: 'The Valley Post', tagline: 'What happened, and how we know' },
    ],
    timeZone: 'Asia/Bishkek',
    tickerPairs: ['KZT/USD', 'KGS/USD', 'TJS/USD', 'UZS/USD', 'TMT/USD'],
    imprint: { publisher: 'Valley Post Society', responsible: '' },
    isSample: false,
  })
  const [event] = await listEventsAfter(database.db, '0')
  expect(event).toMatchObject({ name: 'site.founded', tags: ['site'] })
})

test('the same answers change nothing', async () => {
  const [seq, head] = [await lastEventSeq(database.db), await findAuditHead(database.db)]
  expect(await init()).toBe('unchanged')
  expect(await lastEventSeq(database.db)).toBe(seq)
  expect(await findAuditHead(database.db)).toEqual(head)
})

test('other answers change the paper and open editions, each with its own name', async () => {
  const changed = await init({
    name: { en: 'The Valley Post', ru: 'Долина' },
    editions: ['en', 'ru', 'uz-Latn'],
    timeZone: 'Asia/Almaty',
    tickerPairs: ['KGS/USD', 'KGS/RUB'],
  })
  expect(changed).toBe('changed')
  const site = await findSite(database.db)
  expect(site?.editions.map((e) => [e.edition, e.name])).toEqual([
    ['en', 'The Valley Post'],
    ['ru', 'Долина'],
    ['uz-Latn', 'The Valley Post'],
  ])
  expect(site).toMatchObject({ timeZone: 'Asia/Almaty', tickerPairs: ['KGS/USD', 'KGS/RUB'] })
})

test('the default edition cannot be changed, and an edition cannot be taken away', async () => {
  const editions: NewsroomInput['editions'] = ['en', 'ru', 'uz-Latn']
  await expect(init({ editions, defaultEdition: 'ru' })).rejects.toThrow(
    /^The default edition is en and stays so/,
  )
  await expect(init({ editions: ['en', 'ru'] })).rejects.toThrow(/has the edition uz-Latn/)
})

test('answers that do not fit are refused with every fault', () => {
  const parsed = newsroomSchema.safeParse(
    newsroomInput({
      editions: ['en', 'en'],
      defaultEdition: 'ru',
      timeZone: 'Mars/Olympus',
      tickerPairs: ['USD/USD'],
    }),
  )
  expect(parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)).toEqual([
    'timeZone is no time zone such as Asia/Almaty',
    'tickerPairs.0 is a pair of one currency',
    'defaultEdition is not among the editions',
    'editions names one twice',
  ])
})
