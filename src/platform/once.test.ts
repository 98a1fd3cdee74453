import { expect, test } from 'vitest'
import { once } from './once.ts'

test('what was loaded is given to everybody, and loaded once', async () => {
  let loads = 0
  const get = once(async () => ++loads)
  expect(await Promise.all([get(), get()])).toEqual([1, 1])
  expect(await get()).toBe(1)
})

test('a failure is told to who waited for it; the next one tries again', async () => {
  let loads = 0
  const get = once(async () => {
    loads += 1
    if (loads === 1) throw new Error('the file is locked')
    return loads
  })
  const both = await Promise.allSettled([get(), get()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await get()).toBe(2)
})
