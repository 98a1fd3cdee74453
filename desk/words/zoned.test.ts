import { expect, test } from 'vitest'
import { sentenceInZones, zonedInWords, zonedTime } from './zoned.ts'

const moment = '2026-11-23T04:30:00.000Z'

test('a moment is told once where both clocks show the same, and else by both', () => {
  expect(zonedInWords(moment, 'Asia/Almaty', 'Asia/Tashkent')).toBe(
    '23 Nov 2026, 09:30, Almaty time',
  )
  expect(zonedInWords(moment, 'Asia/Almaty', 'Asia/Tbilisi')).toBe(
    '23 Nov 2026, 09:30, Almaty time (where you are: 23 Nov 2026, 08:30, Tbilisi time)',
  )
  expect(zonedTime(moment, 'Asia/Almaty', 'Asia/Tashkent')).toBe('09:30')
  expect(zonedTime(moment, 'Asia/Almaty', 'Asia/Tbilisi')).toBe(
    '09:30, Almaty time (where you are: 08:30)',
  )
})

test('a sentence of the server tells its moments so, and keeps its other words', () => {
  const told = sentenceInZones(
    `It is under embargo until ${moment}: lift that first.`,
    'Asia/Almaty',
    'Asia/Tbilisi',
  )
  expect(told).toBe(
    'It is under embargo until 23 Nov 2026, 09:30, Almaty time (where you are: 23 Nov 2026, 08:30, Tbilisi time): lift that first.',
  )
  const other = 'Revision 2026-11-23 of 10:30 is kept.'
  expect(sentenceInZones(other, 'Asia/Almaty', 'Asia/Tbilisi')).toBe(other)
})
