import { expect, test } from 'vitest'
import { dayText } from './day-number.ts'
import { movingFeasts, orthodoxEaster, westernEaster } from './moving-feasts.ts'

test.each([
  [2000, '2000-04-23', '2000-04-30'],
  [2011, '2011-04-24', '2011-04-24'],
  [2019, '2019-04-21', '2019-04-28'],
  [2024, '2024-03-31', '2024-05-05'],
  [2025, '2025-04-20', '2025-04-20'],
  [2026, '2026-04-05', '2026-04-12'],
])('Easter of %i', (year, western, orthodox) => {
  expect(dayText(westernEaster(year))).toBe(western)
  expect(dayText(orthodoxEaster(year))).toBe(orthodox)
})

test('the feasts of Islam by Umm al-Qura', () => {
  const [, , fitr, adha] = movingFeasts
  const days = (year: number) => [...(fitr?.daysOf(year) ?? []), ...(adha?.daysOf(year) ?? [])]
  expect(days(2024).map(dayText)).toEqual(['2024-04-10', '2024-06-16'])
  expect(days(2025).map(dayText)).toEqual(['2025-03-30', '2025-06-06'])
  // Twice in the year 2000.
  expect(fitr?.daysOf(2000).map(dayText)).toHaveLength(2)
})
