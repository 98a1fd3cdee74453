import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { SaveStatus } from './save-status.tsx'

const saved = {
  status: 'saved',
  detail: null,
  lastSavedAt: null,
  storeTrouble: null,
  timeZone: 'Asia/Almaty',
} as const
type Shown = Parameters<typeof SaveStatus>[0]

const html = (shown: Shown) =>
  renderToStaticMarkup(createElement(MantineProvider, null, createElement(SaveStatus, shown)))

test('words that came from this machine are spoken of, and else they are not', () => {
  const words = 'Words kept on this machine were put back.'
  expect(html({ ...saved, wasRestored: true, isAtRisk: false })).toContain(words)
  expect(html({ ...saved, wasRestored: false, isAtRisk: false })).not.toContain(words)
})

test('a busy server is not called a dead link', () => {
  const told = html({ ...saved, status: 'busy', wasRestored: false, isAtRisk: false })
  expect(told).toContain('the server is busy: kept on this machine')
  expect(told).not.toContain('Offline')
})

test('the time of the last save is that of the newsroom', () => {
  const lastSavedAt = Date.parse('2026-11-23T04:30:00Z')
  expect(html({ ...saved, lastSavedAt, wasRestored: false, isAtRisk: false })).toContain(
    'Saved at 09:30',
  )
})
