import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPageFor } from '../api/sign-in-state.ts'
import { ARTICLE } from './newsroom.fixture.ts'
import { readAhead, serverAhead } from './read-ahead.ts'

let asked: string[]
let now = 1_000_000

beforeEach(() => {
  asked = []
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  vi.stubGlobal('document', { querySelector: () => null })
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return Response.json({ code: 'no-such-piece', detail: 'There is none.' }, { status: 404 })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  // What was read for one test is too old for the next.
  now += 60_000
})

test('nothing is asked before it is known who is here', () => {
  readAhead(ARTICLE)
  expect(asked).toEqual([])
  openPageFor('me')
  readAhead(ARTICLE)
  expect(asked).toEqual([`/desk/api/pieces/${ARTICLE}`])
})

test('the page that opens a piece takes what was read for it, once', async () => {
  readAhead(ARTICLE)
  readAhead(ARTICLE)
  const server = serverAhead()
  expect(await server.read(ARTICLE)).toEqual({ kind: 'missing' })
  expect(asked).toHaveLength(1)
  readAhead(ARTICLE)
  await server.read(ARTICLE)
  expect(asked).toHaveLength(3)
})

test('neither what was read for another piece nor what is older than some seconds', async () => {
  readAhead('another')
  await serverAhead().read(ARTICLE)
  readAhead(ARTICLE)
  now += 6000
  await serverAhead().read(ARTICLE)
  expect(asked).toHaveLength(4)
})
