import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayStart, newsroomDay } from './newsroom-day.ts'

describe('the day in the newsroom', () => {
  test.each([
    ['Asia/Bishkek', '2025-08-17T17:59:59.999Z', '2025-08-17'],
    ['Asia/Bishkek', '2025-08-17T18:00:00Z', '2025-08-18'],
    // Almaty was six hours ahead until the end of February 2024, and five since.
    ['Asia/Almaty', '2024-02-29T17:59:59Z', '2024-02-29'],
    ['Asia/Almaty', '2024-02-29T18:00:00Z', '2024-02-29'],
    ['Asia/Almaty', '2024-02-28T18:00:00Z', '2024-02-29'],
    ['Asia/Almaty', '2024-03-01T18:59:59Z', '2024-03-01'],
    ['Asia/Almaty', '2024-03-01T19:00:00Z', '2024-03-02'],
    ['UTC', '2025-12-31T23:59:59Z', '2025-12-31'],
    ['America/New_York', '2025-01-01T04:59:59Z', '2024-12-31'],
  ])('in %s at %s is %s', (zone, at, day) => {
    expect(newsroomDay(zone, new Date(at))).toBe(day)
  })

  test('begins in Almaty six hours before UTC until February 2024, and five after', () => {
    expect(dayStart('Asia/Almaty', '2024-02-29')).toEqual(new Date('2024-02-28T18:00:00Z'))
    expect(dayStart('Asia/Almaty', '2024-03-02')).toEqual(new Date('2024-03-01T19:00:00Z'))
  })

  test('begins in that day, and the moment before belongs to the day before', () => {
    const zone = fc.constantFrom('Asia/Almaty', 'Asia/Tashkent', 'Asia/Bishkek', 'Europe/Berlin')
    const day = fc.date({
      min: new Date('1995-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(zone, day, (timeZone, date) => {
        const iso = date.toISOString().slice(0, 10)
        const start = dayStart(timeZone, iso)
        // The zones above changed their clocks at midnight in some years: the day begins at one.
        expect(newsroomDay(timeZone, start)).toBe(iso)
        expect(newsroomDay(timeZone, new Date(start.getTime() - 7_200_000)) < iso).toBe(true)
      }),
    )
  })
})
