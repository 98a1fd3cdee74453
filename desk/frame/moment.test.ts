import { expect, test } from 'vitest'
import { momentInWords, zoneInWords } from './moment.ts'

test('a moment is told by the newsroom’s clock', () => {
  expect(momentInWords('2026-11-23T20:28:00.000Z', 'Asia/Almaty')).toBe('24 Nov 2026, 01:28')
  expect(momentInWords('2026-11-23T20:28:00.000Z', 'UTC')).toBe('23 Nov 2026, 20:28')
})

test('a zone is named by its town', () => {
  expect(zoneInWords('Asia/Almaty')).toBe('Almaty time')
  expect(zoneInWords('America/New_York')).toBe('New York time')
  expect(zoneInWords('UTC')).toBe('UTC time')
})
