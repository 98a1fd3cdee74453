import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runChapar } from '../support/chapar-process.ts'
import { useTestDatabase } from '../support/test-database.ts'

const database = useTestDatabase()
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-rates-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command against the database of this file; no bank is ever called. */
function rates(args: string[], more: Record<string, string> = {}) {
  const { host = '', port, user = '', database: name = '', password } = database.connection
  const url = new URL(`postgres://localhost/${name}`)
  for (const [key, value] of Object.entries({ host, port, user })) {
    url.searchParams.set(key, String(value))
  }
  if (typeof password === 'string') url.searchParams.set('password', password)
  const settings = { DATABASE_URL: url.href, DATA_DIR: path.join(folder, 'data'), ...more }
  return runChapar(['rates', ...args], settings)
}

async function json(...args: string[]) {
  const { code, out, err } = await rates([...args, '--json'])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

test('a file is imported once, what jumps in it is listed, and an editor decides', async () => {
  const head = 'source,rate_type,base,quote,nominal,value,effective_date'
  const rows = [
    ['30', '12100.00'],
    ['31', '12110.00'],
  ].map(([day, value]) => `cbu,official,USD,UZS,1,${value},2026-03-${day}`)
  const file = path.join(folder, 'rates.csv')
  await writeFile(
    file,
    `${[head, ...rows, 'cbu,official,USD,UZS,1,24300.00,2026-04-01'].join('\n')}\n`,
  )
  expect(await json('import', file)).toMatchObject({ added: 3, suspect: 1 })
  expect(await json('import', file)).toMatchObject({ added: 0, known: 3 })
  const { figures } = await json('review')
  expect(figures).toMatchObject([{ base: 'USD', value: '24300', reason: 'jump' }])
  await json('reject', figures[0].id, '--reason', 'A misprint; the bank corrected it')
  expect(await json('review')).toEqual({ figures: [] })
  const again = await rates(['accept', figures[0].id, '--reason', 'x'])
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('was decided') })
})

test('a figure is set by hand with its source, for a bank or for the parallel market', async () => {
  const note = ['--source-note', 'Read on the page of the bank']
  const official = ['set', 'USD/TMT', '3.5', '--date', '2026-11-20', '--source', 'cbt', ...note]
  expect(await json(...official)).toMatchObject({ added: 1 })
  expect(await json(...official)).toMatchObject({ known: 1 })
  const parallel = ['set', 'USD/TMT', '19.5', '--date', '2026-11-20', '--type', 'parallel']
  expect(await json(...parallel, '--source-note', 'A report of that day')).toMatchObject({
    added: 1,
  })
  const { rows } = await database.pool.query(
    `select source, rate_type, source_note from rate_observations where quote = 'TMT' order by id`,
  )
  expect(rows).toEqual([
    { source: 'cbt', rate_type: 'official', source_note: 'Read on the page of the bank' },
    { source: 'by-hand', rate_type: 'parallel', source_note: 'A report of that day' },
  ])
  const acts = await database.pool.query(`select act from audit_log order by seq desc limit 1`)
  expect(acts.rows).toEqual([{ act: 'rates.set' }])
})

test('a holiday is entered, listed and taken back, with who and why', async () => {
  const enter = ['holiday', 'add', 'nbk', '2026-03-20', '--to', '2026-03-24', '--reason', 'Nauryz']
  // Sunday and Monday have no table anyway.
  const days = ['2026-03-20', '2026-03-21', '2026-03-24']
  expect(await json(...enter)).toEqual({ source: 'nbk', days, verdict: 'declared' })
  const again = await rates(enter)
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is entered already') })
  const back = ['holiday', 'remove', 'nbk', '2026-03-24', '--reason', 'It works after all']
  expect(await json(...back)).toMatchObject({ days: ['2026-03-24'] })
  const { holidays } = await json('holiday', 'list')
  expect(holidays).toMatchObject([{ day: '2026-03-20', by: null }, { day: '2026-03-21' }])
  const monday = await rates(['holiday', 'add', 'nbk', '2026-03-23', '--reason', 'x'])
  expect(monday.code).toBe(1)
  expect(monday.err).toContain('nbk has no table of 2026-03-23 anyway')
  const acts = await database.pool.query(`select act from audit_log order by seq desc limit 2`)
  expect(acts.rows.map(({ act }) => act)).toEqual([
    'rates.holiday-withdrawn',
    'rates.holiday-declared',
  ])
})

test.each([
  [
    'a pair the wrong way round',
    ['set', 'TMT/USD', '0.28', '--date', '2026-11-20', '--source', 'cbt', '--source-note', 'x'],
    /turn the pair round/,
  ],
  [
    'an official rate of nobody',
    ['set', 'USD/TMT', '3.5', '--date', '2026-11-20', '--source-note', 'x'],
    /needs --source/,
  ],
  [
    'a value that is none',
    ['set', 'USD/TMT', '0', '--date', '2026-11-20', '--source', 'cbt', '--source-note', 'x'],
    /must be above 0/,
  ],
  ['a day that is none', ['backfill', 'nbk', '--from', 'yesterday'], /takes a day/],
  [
    'days in the wrong order',
    ['backfill', 'nbk', '--from', '2026-02-01', '--to', '2026-01-01'],
    /is later than/,
  ],
  [
    'a holiday of years',
    ['holiday', 'add', 'nbk', '2026-03-24', '--to', '2028-03-24', '--reason', 'x'],
    /62 at most/,
  ],
])('%s is wrong usage', async (_name, args, sentence) => {
  expect(await rates(args)).toMatchObject({ code: 2, err: expect.stringMatching(sentence) })
})

test('a source that is not there is told with those that are', async () => {
  const { code, err } = await rates(['fetch', 'nbx'])
  expect(code).toBe(1)
  expect(err).toContain('there are: nbk, nbkr, nbt, cbu, cbt, cbr, ecb')
})

test('the status is 0 while no source is on, and 1 where one that is on has brought nothing', async () => {
  const off = await rates(['status'])
  expect(off.code).toBe(0)
  expect(off.out).toMatch(/nbk +never \(off\)/)
  expect(off.out).toContain('RATES_FETCH=all asks the banks by the clock.')
  const on = await rates(['status', '--json'], { RATES_FETCH: 'nbk' })
  expect(on.code).toBe(1)
  expect(JSON.parse(on.out).sources[0]).toMatchObject({ source: 'nbk', state: 'never', isOn: true })
})
