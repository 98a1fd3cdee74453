import { expect, test } from 'vitest'
import { createPoliteness } from './politeness.ts'

test('a client has a burst and then so many a second, and hears how long to wait', () => {
  let now = 0
  const politeness = createPoliteness({ burst: 3, perSecond: 2, now: () => now })
  expect([1, 2, 3, 4].map(() => politeness('203.0.113.7'))).toEqual([null, null, null, 1])
  expect(politeness('203.0.113.8')).toBeNull()
  now += 500
  expect(politeness('203.0.113.7')).toBeNull()
  expect(politeness('203.0.113.7')).toBe(1)
  now += 3600_000
  // An hour of silence saves up no more than a burst.
  expect([1, 2, 3, 4].map(() => politeness('203.0.113.7'))).toEqual([null, null, null, 1])
})

test('all addresses of one network of IPv6 are one client', () => {
  const politeness = createPoliteness({ burst: 1, now: () => 0 })
  expect(politeness('2001:db8::1')).toBeNull()
  expect(politeness('2001:db8:0:0:ffff::7')).not.toBeNull()
  expect(politeness('2001:DB8::')).not.toBeNull()
  expect(politeness('2001:db8:0:1::1')).toBeNull()
})

test('who waits as long as was said is answered', () => {
  let now = 0
  const politeness = createPoliteness({ burst: 1, perSecond: 0.1, now: () => now })
  politeness('a')
  const wait = politeness('a')
  expect(wait).toBe(10)
  now += (wait ?? 0) * 1000
  expect(politeness('a')).toBeNull()
})

test('many clients make the one that was silent longest forgotten, not the others', () => {
  const politeness = createPoliteness({ burst: 1, now: () => 0 })
  politeness('first')
  for (let client = 0; client < 9_999; client += 1) politeness(`client ${client}`)
  expect(politeness('first')).toBe(1)
  politeness('one more')
  expect(politeness('client 0')).toBeNull()
  expect(politeness('first')).toBe(1)
})
