import { expect, test } from 'vitest'
import { createHealth, type HealthPart } from './health.ts'

const part = (name: string, check: HealthPart['check'], required = true) => ({
  name,
  required,
  check,
})
const well = async () => true

test('all parts well: ready', async () => {
  const health = createHealth([part('database', well), part('disk', well)])
  expect(await health()).toEqual({ ready: true, parts: { database: 'ok', disk: 'ok' } })
})

test.each<[string, HealthPart['check']]>([
  ['says no', async () => false],
  ['rejects', () => Promise.reject(new Error('away'))],
  ['never answers', () => new Promise(() => {})],
])('a part that %s is named and makes us unready', async (_, check) => {
  const health = createHealth([part('database', check), part('disk', well)])
  expect(await health()).toEqual({ ready: false, parts: { database: 'failing', disk: 'ok' } })
})

test('a part that is not required is shown and does not make us unready', async () => {
  const health = createHealth([part('worker', async () => false, false)])
  expect(await health()).toEqual({ ready: true, parts: { worker: 'failing' } })
})

test('however often it is asked, the parts are looked at once a second', async () => {
  let looked = 0
  let now = 0
  const count = async () => {
    looked += 1
    return true
  }
  const health = createHealth([part('database', count)], () => now)
  await Promise.all([health(), health()])
  now = 1000
  await health()
  expect(looked).toBe(1)
  now = 1001
  await health()
  expect(looked).toBe(2)
})
