import { afterEach, expect, test, vi } from 'vitest'
import { listEventsAfter } from '../../test/support/list-events-after.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { transact } from './database.ts'
import {
  appendEvent,
  type EventFollower,
  followEvents,
  lastEventSeq,
  type StoredEvent,
} from './events.ts'

const database = useTestDatabase()
const followers: EventFollower[] = []

const stopAll = async () => {
  await Promise.all(followers.splice(0).map((follower) => follower.stop()))
}
afterEach(stopAll)

const append = (subject: string) =>
  transact(database.db, (tx) => appendEvent(tx, { name: 'test.done', subject, tags: ['a', 'b'] }))

/** The deadline is for a machine that has much else to do; what is heard is heard at once. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000 })

/** A follower from now on, and what it has heard so far. */
const follow = async () => {
  const heard: StoredEvent[] = []
  const troubles: unknown[] = []
  const follower = await followEvents({
    pool: database.pool,
    from: await lastEventSeq(database.db),
    onEvent: (event) => heard.push(event),
    onTrouble: (error) => troubles.push(error),
    retryMs: 10,
  })
  followers.push(follower)
  return { heard, troubles, subjects: () => heard.map((event) => event.subject) }
}

const cutConnections = () =>
  database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'chapar events'`,
  )

const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, place) => `subject-${from + place}`)

test('an event that is rolled back with its act is never heard', async () => {
  const { subjects } = await follow()
  await transact(database.db, async (tx) => {
    await appendEvent(tx, { name: 'test.done', subject: 'undone', tags: [] })
    throw new Error('the act fails')
  }).catch(() => {})
  await append('done')
  await eventually(() => expect(subjects()).toEqual(['done']))
})

test('two followers hear everything that many writers do at once, in the order of commit', async () => {
  const [one, two] = [await follow(), await follow()]
  const subjects = numbered(0, 40)
  await Promise.all(subjects.map(append))
  await eventually(() => {
    expect(one.heard).toHaveLength(subjects.length)
    expect(two.heard).toHaveLength(subjects.length)
  })
  expect(new Set(one.subjects())).toEqual(new Set(subjects))
  const order = one.heard.map((event) => BigInt(event.seq))
  expect(order).toEqual(order.toSorted((a, b) => (a < b ? -1 : 1)))
  expect(two.heard).toEqual(one.heard)
})

test('a reader of seq > n misses nothing, however the writers overlap', async () => {
  let seq = await lastEventSeq(database.db)
  const seen: (string | null)[] = []
  const readOn = async () => {
    for (const event of await listEventsAfter(database.db, seq)) {
      seen.push(event.subject)
      seq = event.seq
    }
  }
  const subjects = numbered(100, 30)
  let writing = true
  const writers = Promise.all(subjects.map(append)).finally(() => {
    writing = false
  })
  while (writing) await readOn()
  await writers
  await readOn()
  expect(new Set(seen)).toEqual(new Set(subjects))
  expect(seen).toHaveLength(subjects.length)
})

test('a terminated connection delays events and loses none', async () => {
  const { subjects, troubles } = await follow()
  await append('before')
  await eventually(() => expect(subjects()).toEqual(['before']))
  await cutConnections()
  await append('meanwhile')
  await append('and after')
  await eventually(() => expect(subjects()).toEqual(['before', 'meanwhile', 'and after']))
  expect(troubles.length).toBeGreaterThan(0)
})

test('a follower is not current from the loss of its connection until it has read on', async () => {
  const atTrouble: boolean[] = []
  const follower: EventFollower = await followEvents({
    pool: database.pool,
    from: await lastEventSeq(database.db),
    onEvent: () => {},
    onTrouble: () => atTrouble.push(follower.isCurrent()),
    retryMs: 10,
  })
  followers.push(follower)
  expect(follower.isCurrent()).toBe(true)
  await cutConnections()
  await eventually(() => expect(atTrouble).toEqual([false]))
  await eventually(() => expect(follower.isCurrent()).toBe(true))
})

test('a follower that is stopped hears no more and gives its connection back', async () => {
  const { subjects } = await follow()
  await stopAll()
  await append('unheard')
  expect(subjects()).toEqual([])
  expect(database.pool.totalCount - database.pool.idleCount).toBe(0)
})
