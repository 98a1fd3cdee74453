import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clocksDiffer, localInZone, momentInZone } from './zone-time.ts'

const zones = fc.constantFrom('Asia/Almaty', 'Asia/Tashkent', 'UTC', 'Asia/Kathmandu', 'Asia/Kabul')
const moments = fc
  .integer({ min: Date.UTC(2025, 0), max: Date.UTC(2035, 0) })
  .map((at) => new Date(Math.floor(at / 60_000) * 60_000))

test('what a clock shows at a moment leads back to it', () => {
  fc.assert(
    fc.property(moments, zones, (moment, zone) => {
      expect(momentInZone(localInZone(moment, zone), zone)).toEqual(moment)
    }),
  )
})

test('an hour that clocks skip is as long after the change, and one that comes twice is the first', () => {
  const at = (local: string) => momentInZone(local, 'Europe/Berlin')?.toISOString()
  expect(at('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z')
  expect(at('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
})

test('what is no time is none', () => {
  for (const wrong of ['', '2026-02-30T10:00', '2026-11-23', '2026-11-23T25:00', 'soon']) {
    expect(momentInZone(wrong, 'Asia/Almaty'), wrong).toBeNull()
  }
})

test('clocks of two zones differ where they show different times', () => {
  const moment = new Date('2026-11-23T04:30:00Z')
  expect(clocksDiffer(moment, 'Asia/Almaty', 'Asia/Tashkent')).toBe(false)
  expect(clocksDiffer(moment, 'Asia/Almaty', 'Asia/Tbilisi')).toBe(true)
})
