import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnswerToKeep, createResponseCache } from './response-cache.ts'

const answer = (
  body: string,
  keep: Partial<NonNullable<AnswerToKeep['keep']>> | null = {},
): AnswerToKeep => ({
  status: 200,
  headers: ['Content-Type', 'text/plain'],
  body,
  keep: keep && { tags: ['site'], until: null, shelf: 'page', ...keep },
})

const bodyOf = (stored: { find(header: undefined): { body: Buffer } | null } | null) =>
  stored?.find(undefined)?.body.toString() ?? null

/** A render that ends when it is told to. */
function aRender() {
  const { promise, resolve, reject } = Promise.withResolvers<AnswerToKeep>()
  let begun = 0
  const make = () => {
    begun += 1
    return promise
  }
  return { make, end: resolve, fail: reject, begun: () => begun }
}

type Step =
  | { do: 'store'; key: string; tags: string[]; lasts: number | null; shelf: 'page' | 'minor' }
  | { do: 'drop'; tags: string[] }
  | { do: 'wait'; ms: number }

const tag = fc.constantFrom('a', 'b', 'c', 'd')
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('store' as const),
    key: fc.constantFrom('/1', '/2', '/3', '/4', '/5'),
    tags: fc.uniqueArray(tag),
    lasts: fc.option(fc.integer({ min: 0, max: 50 })),
    shelf: fc.constantFrom('page' as const, 'minor' as const),
  }),
  fc.record({ do: fc.constant('drop' as const), tags: fc.uniqueArray(tag) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 30 }) }),
)

/** Walks the cache and a plain model of it side by side; `check` compares them after each step. */
async function walk(
  steps: Step[],
  bytes: number,
  check: (key: string, found: string | null, right: string | null) => void,
) {
  let clock = 0
  const cache = createResponseCache({ now: () => clock, pageBytes: bytes, minorBytes: bytes })
  const model = new Map<string, { body: string; tags: string[]; until: number }>()
  for (const [number, at] of steps.entries()) {
    if (at.do === 'wait') clock += at.ms
    if (at.do === 'drop') {
      cache.drop(at.tags)
      for (const [key, { tags }] of model) {
        if (tags.some((of) => at.tags.includes(of))) model.delete(key)
      }
    }
    if (at.do === 'store' && cache.find(at.key) === null) {
      const until = at.lasts === null ? Number.POSITIVE_INFINITY : clock + at.lasts
      const body = `${number}`
      const keep = {
        tags: at.tags,
        until: at.lasts === null ? null : new Date(until),
        shelf: at.shelf,
      }
      await cache.load(at.key, cache.mark(), async () => answer(body, keep))
      model.set(at.key, { body, tags: at.tags, until })
    }
    for (const key of ['/1', '/2', '/3', '/4', '/5']) {
      const kept = model.get(key)
      check(key, bodyOf(cache.find(key)), kept && kept.until > clock ? kept.body : null)
    }
    const { bytes: sum } = cache.counts()
    expect(sum).toBeLessThanOrEqual(2 * bytes)
  }
}

test('it gives what was stored last, until a tag is purged or its moment comes, and nothing else', () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), (steps) =>
      walk(steps, 1e6, (_, found, right) => expect(found).toBe(right)),
    ),
  ))

test('with little room it may forget, and is never wrong and never larger', () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), (steps) =>
      walk(steps, 10_000, (_, found, right) => expect([right, null]).toContain(found)),
    ),
  ))

test('what is asked for stays, and what nobody asks for makes room', async () => {
  const cache = createResponseCache({ pageBytes: 50_000 })
  await cache.load('/asked', cache.mark(), async () => answer('x'))
  for (let n = 0; n < 100; n += 1) {
    expect(cache.find('/asked')).not.toBeNull()
    await cache.load(`/${n}`, cache.mark(), async () => answer('x'))
  }
  expect(cache.find('/0')).toBeNull()
  expect(cache.counts().bytes).toBeLessThanOrEqual(50_000)
})

test('no number of minor answers pushes a page out', async () => {
  const cache = createResponseCache({ pageBytes: 50_000, minorBytes: 50_000 })
  await cache.load('/', cache.mark(), async () => answer('front'))
  for (let n = 0; n < 100; n += 1) {
    await cache.load(`/none/${n}`, cache.mark(), async () => answer('no', { shelf: 'minor' }))
  }
  expect(bodyOf(cache.find('/'))).toBe('front')
  expect(cache.counts().bytes).toBeLessThanOrEqual(100_000)
})

test('encodings count as well', async () => {
  const cache = createResponseCache()
  const stored = await cache.load('/', cache.mark(), async () => answer('word '.repeat(1000)))
  const before = cache.counts().bytes
  const { body } = await stored.encode('br')
  expect(cache.counts().bytes).toBe(before + body.length)
  cache.drop(['site'])
  expect(cache.counts()).toMatchObject({ entries: 0, bytes: 0 })
  await stored.encode('gzip')
  expect(cache.counts().bytes).toBe(0)
})

test('who asks at the same time waits for one render', async () => {
  const cache = createResponseCache()
  const render = aRender()
  const asked = Array.from({ length: 20 }, () => cache.load('/', cache.mark(), render.make))
  render.end(answer('one'))
  expect((await Promise.all(asked)).map(bodyOf)).toEqual(asked.map(() => 'one'))
  expect(render.begun()).toBe(1)
})

test('who asks after a purge gets no render that was begun before it', async () => {
  const cache = createResponseCache()
  const [before, after] = [aRender(), aRender()]
  const early = cache.load('/', cache.mark(), before.make)
  cache.drop(['article:1'])
  const late = cache.load('/', cache.mark(), after.make)
  const later = cache.load('/', cache.mark(), after.make)
  after.end(answer('new', { tags: ['article:1'] }))
  expect([bodyOf(await late), bodyOf(await later)]).toEqual(['new', 'new'])
  before.end(answer('old', { tags: ['article:1'] }))
  expect(bodyOf(await early)).toBe('old')
  expect(after.begun()).toBe(1)
  expect(bodyOf(cache.find('/'))).toBe('new')
})

test('a render that began before a purge of any of its tags is sent and not kept', async () => {
  const cache = createResponseCache()
  const render = aRender()
  const asked = cache.load('/x', cache.mark(), render.make)
  cache.drop(['address:/x', 'other'])
  render.end(answer('nothing here', { tags: ['site', 'address:/x'], shelf: 'minor' }))
  expect(bodyOf(await asked)).toBe('nothing here')
  expect(cache.find('/x')).toBeNull()
  expect(cache.counts().refused).toBe(1)
})

test('a purge of other tags does not keep a render from being kept', async () => {
  const cache = createResponseCache()
  const render = aRender()
  const asked = cache.load('/x', cache.mark(), render.make)
  cache.drop(['article:2'])
  render.end(answer('fine', { tags: ['article:1'] }))
  await asked
  expect(bodyOf(cache.find('/x'))).toBe('fine')
})

test('after more purges than can be remembered a render counts as old', async () => {
  const cache = createResponseCache()
  const render = aRender()
  const asked = cache.load('/x', cache.mark(), render.make)
  for (let n = 0; n < 30_000; n += 1) cache.drop([`article:${n}`])
  render.end(answer('who knows', { tags: ['article:1'] }))
  await asked
  expect(cache.find('/x')).toBeNull()
})

test('a render that fails is everybody’s failure, and is not remembered', async () => {
  const cache = createResponseCache()
  const render = aRender()
  const asked = [1, 2].map(() => cache.load('/', cache.mark(), render.make))
  render.fail(new Error('away'))
  for (const one of asked) await expect(one).rejects.toThrow('away')
  expect(bodyOf(await cache.load('/', cache.mark(), async () => answer('back')))).toBe('back')
})

test('while purges are not heard nothing older than a moment is given, and afterwards it is again', async () => {
  let [clock, isHeard] = [0, true]
  const cache = createResponseCache({ now: () => clock, isHeard: () => isHeard })
  await cache.load('/', cache.mark(), async () => answer('one'))
  await cache.load('/purged', cache.mark(), async () => answer('one', { tags: ['a'] }))
  isHeard = false
  expect(bodyOf(cache.find('/'))).toBe('one')
  clock += 101
  expect(cache.find('/')).toBeNull()
  expect(bodyOf(cache.findOld('/'))).toBe('one')
  const slow = aRender()
  const early = cache.load('/', cache.mark(), slow.make)
  clock += 101
  expect(bodyOf(await cache.load('/', cache.mark(), async () => answer('two')))).toBe('two')
  slow.end(answer('one and a half'))
  await early
  cache.drop(['a'])
  isHeard = true
  expect(cache.find('/')).not.toBeNull()
  expect(cache.find('/purged')).toBeNull()
})
