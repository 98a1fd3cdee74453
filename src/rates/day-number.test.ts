import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, dayText, putDay } from './day-number.ts'

test('each day of two bytes is written as it is told', () => {
  const bytes = new Uint8Array(12)
  for (let day = 0; day <= 65_535; day += 1) {
    putDay(bytes, 1, day)
    expect(String.fromCharCode(...bytes.subarray(1, 11))).toBe(dayText(day))
  }
  expect([bytes[0], bytes[11], putDay(bytes, 1, 0)]).toEqual([0, 0, 11])
})

test('a day is the number that it was made from', () => {
  fc.assert(fc.property(fc.nat(65_535), (day) => dayNumber(dayText(day)) === day))
})
