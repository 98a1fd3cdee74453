import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import { aSite } from '../support/builders.ts'
import { aPieceAbout, captureText } from '../support/capture-text.ts'
import { runChapar, startChapar } from '../support/chapar-process.ts'
import { useTestDatabase } from '../support/test-database.ts'

const database = useTestDatabase()
const shared = projectFile('..', 'shared', 'captures')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-captures-'))
  await aSite(database.db)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command against the database of this file. */
function settings() {
  const { host = '', port, user = '', database: name = '', password } = database.connection
  const url = new URL(`postgres://localhost/${name}`)
  for (const [key, value] of Object.entries({ host, port, user })) {
    url.searchParams.set(key, String(value))
  }
  if (typeof password === 'string') url.searchParams.set('password', password)
  return { DATABASE_URL: url.href, DATA_DIR: path.join(folder, 'data') }
}

async function chapar(...args: string[]) {
  const { code, out, err } = await runChapar([...args, '--json'], settings())
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

const countOf = async (table: string): Promise<number> => {
  const { rows } = await database.pool.query(`select count(*)::int as n from ${table}`)
  return rows[0].n
}

it('an import that is killed goes on where it was, and makes nothing twice', async () => {
  const captures = path.join(folder, 'many')
  await mkdir(captures)
  const common = aPieceAbout('Everywhere')
  for (let i = 0; i < 120; i += 1) {
    const pieces = [aPieceAbout(`Hamlet${i.toString(36)}`), common]
    await writeFile(
      path.join(captures, `${i}.txt`),
      captureText({ day: '09 November 2019', pieces }),
    )
  }
  const first = startChapar(['import', 'capture', captures], settings())
  onTestFinished(() => first.kill('SIGKILL'))
  await expect.poll(() => countOf('captures'), { timeout: 60_000 }).toBeGreaterThan(10)
  first.kill('SIGKILL')
  await first.finished
  const before = await countOf('captures')
  expect(before).toBeLessThan(120)

  const second = await chapar('import', 'capture', captures)
  expect(second).toMatchObject({ read: 120, refused: 0 })
  expect(second.stored + second.alreadyThere).toBe(120)
  expect(second.alreadyThere).toBeGreaterThan(10)
  const counts = [await countOf('captures'), await countOf('articles'), await countOf('sightings')]
  expect(counts).toEqual([120, 121, 240])
  expect(await chapar('import', 'capture', captures)).toMatchObject({
    stored: 0,
    alreadyThere: 120,
  })
  expect([await countOf('articles'), await countOf('sightings')]).toEqual([121, 240])
})

it('the sample captures give one article for a piece that both have, and their rates by day', async () => {
  const samples = projectFile('samples', 'captures')
  const report = await chapar('import', 'capture', samples)
  expect(report).toMatchObject({ stored: 2, refused: 0, pieces: { draft: 3, known: 1, cut: 1 } })
  const published = await chapar(
    'import',
    'capture',
    samples,
    '--publish',
    '--rights=own',
    '--origin=Valley Gazette',
  )
  expect(published).toMatchObject({ alreadyThere: 2, pieces: { published: 3 } })
  const { snapshots } = await chapar('capture', 'rates', '--pair', 'kgs/usd')
  expect(
    snapshots.filter(({ capture }: { capture: { name: string } }) =>
      capture.name.startsWith('listing'),
    ),
  ).toMatchObject([
    { day: '2019-11-09', rates: [{ pair: 'KGS/USD', value: '0.01431', change: '0%' }] },
    { day: '2019-11-16', rates: [{ pair: 'KGS/USD', value: '0.01429', change: '-0.14%' }] },
  ])
})

describe.skipIf(!existsSync(shared))(
  'the captures in ../shared (skipped where they are not)',
  () => {
    it('are stored once, however often they are imported', async () => {
      const first = await chapar('import', 'capture', shared)
      expect(first.refusals).toEqual({ 'capture-other-extension': 1 })
      expect(first.stored).toBe(first.read - 1)
      const tables = ['captures', 'articles', 'sightings', 'capture_rates', 'audit_log', 'events']
      const counts = async () => Promise.all(tables.map(countOf))
      const before = await counts()
      const second = await chapar('import', 'capture', shared)
      expect(second).toMatchObject({ stored: 0, alreadyThere: first.stored })
      expect(await counts()).toEqual(before)
    })
  },
)

describe('wrong use', () => {
  it.each([
    ['no path', [], 'PATHS'],
    ['a day that is none', ['x', '--date=2025-02-31'], '--date'],
    ['publishing without rights', ['x', '--publish', '--origin=A'], '--rights'],
    ['publishing without origin', ['x', '--publish', '--rights=own'], '--origin'],
  ])('%s is told in one sentence: exit code 2', async (_, args, word) => {
    const { code, err } = await runChapar(['import', 'capture', ...args], settings())
    expect(code).toBe(2)
    expect(err).toContain(word)
  })

  it('a path that is not there ends the run before it begins', async () => {
    const { code, err } = await runChapar(['import', 'capture', '/nowhere/at/all'], settings())
    expect({ code, err }).toEqual({
      code: 1,
      err: 'chapar: /nowhere/at/all does not exist or cannot be read.\n',
    })
  })
})
