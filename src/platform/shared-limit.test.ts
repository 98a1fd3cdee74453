import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { createSharedLimit, forgetLimits } from './shared-limit.ts'

const database = useTestDatabase()

const limitOf = (clock: { at: number }, name: string, burst: number) =>
  createSharedLimit(database.db, { name, burst, perSecond: 1 / 10, now: () => clock.at })

/** A process of its own, with a clock that is set by hand. */
function aProcess(clock: { at: number }, name: string, burst = 3) {
  return limitOf(clock, name, burst).take
}

test('processes count together, and a restart forgets nothing', async () => {
  const clock = { at: 1_000_000 }
  const [one, other] = [aProcess(clock, 'together'), aProcess(clock, 'together')]
  expect([await one('x'), await other('x'), await one('x')]).toEqual([null, null, null])
  expect(await other('x')).toBe(10)
  expect(await aProcess(clock, 'together')('x')).toBe(10)
  expect(await one('y')).toBeNull()
  clock.at += 4000
  expect(await other('x')).toBe(6)
  clock.at += 6000
  expect(await aProcess(clock, 'together')('x')).toBeNull()
  expect(await one('x')).toBe(10)
})

test('of many at once as many are let through as there is room for', async () => {
  const clock = { at: 2_000_000 }
  const processes = [aProcess(clock, 'crowd', 7), aProcess(clock, 'crowd', 7)]
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) => processes[i % 2]?.('the same')),
  )
  expect(answers.filter((wait) => wait === null)).toHaveLength(7)
})

test('limits of different names do not meet, and no key can be read from the table', async () => {
  const clock = { at: 3_000_000 }
  await aProcess(clock, 'mails', 1)('reader@example.org')
  expect(await aProcess(clock, 'sign-ins', 1)('reader@example.org')).toBeNull()
  const { rows } = await database.pool.query('select key from shared_limits')
  expect(JSON.stringify(rows)).not.toContain('reader')
})

test('what is given back can be taken at once, and no more than was taken', async () => {
  const clock = { at: 3_500_000 }
  const { take, giveBack } = limitOf(clock, 'given back', 2)
  expect([await take('x'), await take('x'), await take('x')]).toEqual([null, null, 10])
  await giveBack('x')
  expect([await take('x'), await take('x')]).toEqual([null, 10])
  for (let i = 0; i < 5; i += 1) await giveBack('x')
  expect([await take('x'), await take('x'), await take('x')]).toEqual([null, null, 10])
  await giveBack('a key that was never taken')
})

test('what is full again is forgotten', async () => {
  const clock = { at: 4_000_000 }
  await aProcess(clock, 'old')('x')
  await forgetLimits(database.db, new Date(clock.at + 1))
  const { rows } = await database.pool.query('select key from shared_limits')
  expect(rows).toEqual([])
})
