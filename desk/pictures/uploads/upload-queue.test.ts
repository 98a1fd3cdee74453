import { expect, test } from 'vitest'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import { AskOffline, AskProblem } from '../../api/ask.ts'
import type { Line } from './send-file.ts'
import type { Upload } from './shown-uploads.ts'
import { createUploadQueue } from './upload-queue.ts'

/** A server that takes parts, on a line that fails as it is told. */
function aServer({ fails = () => null as Error | null } = {}) {
  const files = new Map<string, Uint8Array>()
  const kept = new Map<string, DeskPicture>()
  const calls: string[] = []
  const picture = (id: string) => ({ id }) as DeskPicture // of which the queue knows no more
  const answer = async (method: string, path: string, body: unknown): Promise<unknown> => {
    const [, , digest = '', act = ''] = path.split(/[/?]/)
    calls.push(`${method} ${act || 'begin'}`)
    const failure = fails()
    if (failure) throw failure
    if (digest === '') {
      const { digest: key } = body as { digest: string }
      return { received: files.get(key)?.length ?? 0, picture: kept.get(key) ?? null }
    }
    if (method === 'PUT') {
      const part = new Uint8Array(await (body as Blob).arrayBuffer())
      const before = files.get(digest) ?? new Uint8Array()
      files.set(digest, new Uint8Array([...before, ...part]))
      return { received: files.get(digest)?.length ?? 0 }
    }
    if (act === 'cancel') return files.delete(digest)
    const { fileName } = body as { fileName: string }
    if (fileName.startsWith('page')) {
      throw new AskProblem(422, 'picture-of-other-kind', 'This is no picture.')
    }
    kept.set(digest, picture(fileName))
    return { picture: picture(fileName), isNew: true }
  }
  const line: Line = {
    // What it answers is as the schemas say, which are not looked at here.
    ask: (async (method: string, path: string, { body }: { body?: unknown } = {}) =>
      answer(method, path, body)) as Line['ask'],
    pause: async () => {},
  }
  return { line, calls, files, kept }
}

const aFile = (name: string, bytes = 10) =>
  new File([name.padEnd(bytes, '.').slice(0, bytes)], name)

function rested(queue: ReturnType<typeof createUploadQueue>): Promise<readonly Upload[]> {
  return new Promise((resolve) => {
    const look = () => queue.isBusy() || resolve(queue.uploads.get())
    queue.uploads.subscribe(look)
    look()
  })
}

test('many files are taken in in the order in which they were given', async () => {
  const queue = createUploadQueue(aServer().line)
  const heard: string[] = []
  const names = ['c.jpg', 'a.jpg', 'd.jpg', 'b.jpg', 'e.jpg']
  queue.add(
    names.map((name, i) => aFile(name, 1_300_000 - i * 300_000)),
    ({ id }) => heard.push(id),
  )
  const uploads = await rested(queue)
  expect(heard).toEqual(names)
  expect(uploads.map(({ state, sent, bytes }) => state === 'done' && sent === bytes)).toEqual(
    names.map(() => true),
  )
})

test('a line that breaks again and again only takes longer, and nothing is sent twice', async () => {
  let asked = 0
  const server = aServer({
    fails: () => {
      asked += 1
      return asked % 3 === 0 ? new AskOffline(new Error('away')) : null
    },
  })
  const queue = createUploadQueue(server.line)
  queue.add([aFile('bridge.jpg', 2_000_000)])
  const [upload] = await rested(queue)
  expect(upload).toMatchObject({ state: 'done', isNew: true })
  expect([...server.files.values()].map(({ length }) => length)).toEqual([2_000_000])
})

test('what is in the library already is not sent', async () => {
  const server = aServer()
  const queue = createUploadQueue(server.line)
  queue.add([aFile('bridge.jpg')])
  await rested(queue)
  server.calls.length = 0
  queue.add([aFile('bridge.jpg')])
  expect((await rested(queue)).map(({ isNew }) => isNew)).toEqual([true, false])
  expect(server.calls).toEqual(['POST begin'])
})

test('a file that is refused says why, holds up no other, and may be tried again', async () => {
  const server = aServer()
  const queue = createUploadQueue(server.line)
  queue.add([aFile('page.jpg'), aFile('bridge.jpg')])
  const uploads = await rested(queue)
  expect(uploads.map(({ state, problem }) => [state, problem])).toEqual([
    ['refused', 'This is no picture.'],
    ['done', ''],
  ])
  queue.retry(uploads[0]?.id ?? 0)
  expect((await rested(queue))[0]?.state).toBe('refused')
  queue.clear()
  expect(queue.uploads.get()).toEqual([])
})

test('a server that has trouble is asked again; a full disk is told', async () => {
  const troubles: Error[] = [new AskProblem(503, 'imaging-busy', 'Busy.')]
  const server = aServer({ fails: () => troubles.pop() ?? null })
  const queue = createUploadQueue(server.line)
  queue.add([aFile('bridge.jpg')])
  expect((await rested(queue))[0]?.state).toBe('done')
  troubles.push(new AskProblem(507, 'disk-full', 'The disk is full.'))
  queue.add([aFile('ferry.jpg')])
  expect((await rested(queue))[1]).toMatchObject({ state: 'refused', problem: 'The disk is full.' })
})

test('what is cancelled stops, and those behind it go on', async () => {
  const server = aServer()
  const held = Promise.withResolvers<void>()
  let isAway = true
  const line: Line = {
    ...server.line,
    ask: (async (...given: Parameters<Line['ask']>) => {
      if (isAway) throw new AskOffline(new Error('away'))
      return server.line.ask(...given)
    }) as Line['ask'],
    pause: (_tries, signal) => {
      signal.addEventListener('abort', () => held.reject(signal.reason))
      return held.promise
    },
  }
  const queue = createUploadQueue(line)
  queue.add([aFile('one.jpg')])
  await new Promise<void>((resolve) => {
    queue.uploads.subscribe(() => queue.uploads.get()[0]?.state === 'held' && resolve())
  })
  isAway = false
  queue.add([aFile('two.jpg')])
  queue.cancel(queue.uploads.get()[0]?.id ?? 0)
  const uploads = await rested(queue)
  expect(uploads.map(({ fileName, state }) => [fileName, state])).toEqual([['two.jpg', 'done']])
  expect(server.calls.filter((call) => call === 'POST cancel')).toHaveLength(1)
})
