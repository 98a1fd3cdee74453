import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Failure } from '#platform/failure.ts'
import { explain } from './run-cli.ts'

let written = ''

beforeEach(() => {
  written = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    written += String(chunk)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('a failure is told in its own sentence', () => {
  expect(explain(new Failure('no-site', 'There is no newsroom.'), false)).toBe(1)
  expect(written).toBe('chapar: There is no newsroom.\n')
})

test.each([
  ['its code', Object.assign(new Error('value "secret"'), { code: '22P02' }), '22P02'],
  ['its name', new TypeError('secret is not a function'), 'TypeError'],
  ['its type', 'secret', 'string'],
])('what nobody expected is told by %s, without its message', (_what, error, name) => {
  expect(explain(error, false)).toBe(1)
  expect(written).toBe(
    `chapar: Something unexpected happened (${name}); LOG_LEVEL=debug shows more.\n`,
  )
})

test('whoever looks for the fault is shown all of it', () => {
  expect(explain(new TypeError('x is not a function'), true)).toBe(1)
  expect(written).toContain('TypeError: x is not a function\n    at ')
})
