import { afterEach, describe, expect, it, vi } from 'vitest'
import { ARTICLE, aDraft } from './newsroom.fixture.ts'
import { pieceServer as server } from './piece-server.ts'

afterEach(() => vi.unstubAllGlobals())

const save = { saveId: 'one', edit: 1, baseVersion: 1, draft: aDraft('One.') }

/** The network, and no page that would show the build. */
function answerAll(status: number, code: string, detail: string): void {
  vi.stubGlobal('fetch', async () => Response.json({ code, detail }, { status }))
  vi.stubGlobal('document', { querySelector: () => null })
}

describe('reading a piece', () => {
  it('finds it missing only where the server says so', async () => {
    answerAll(404, 'no-such-piece', 'There is no such piece.')
    expect(await server.read(ARTICLE)).toEqual({ kind: 'missing' })
  })

  it('tells a refusal in the words of the server', async () => {
    answerAll(403, 'second-factor-missing', 'Set up a second factor first.')
    const detail = 'Set up a second factor first.'
    expect(await server.read(ARTICLE)).toEqual({ kind: 'refused', detail })
  })

  it.each([429, 500, 503])('is to be tried again after %i', async (status) => {
    answerAll(status, 'busy', 'Try again soon.')
    expect(await server.read(ARTICLE)).toEqual({ kind: 'lost' })
  })
})

describe('saving a piece', () => {
  it('is to be tried again where the server is busy', async () => {
    answerAll(429, 'busy', 'Try again soon.')
    expect(await server.save(ARTICLE, save)).toEqual({ kind: 'busy' })
  })

  it('is in doubt where the server broke', async () => {
    answerAll(500, 'broken', 'Something went wrong.')
    expect(await server.save(ARTICLE, save)).toEqual({ kind: 'lost' })
  })

  it('tells a refusal in the words of the server', async () => {
    answerAll(422, 'invalid', 'The headline is too long.')
    const detail = 'The headline is too long.'
    expect(await server.save(ARTICLE, save)).toEqual({ kind: 'refused', detail })
  })
})
