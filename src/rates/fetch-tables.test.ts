import { gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openOutgoing } from '#platform/outgoing.ts'
import { aWholeTable, type BankRow } from '../../test/support/bank-tables.ts'
import {
  type LoopbackBank,
  type Misbehaviour,
  startLoopbackBank,
} from '../../test/support/loopback-bank.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { addDays } from './day-number.ts'
import { fetchTables } from './fetch-tables.ts'
import type { FetchPurpose } from './fetching/fetch-log.ts'
import { listBanks } from './list-sources.ts'
import type { Bank } from './sources/bank.ts'

const database = useTestDatabase()

/** Each test has days of its own: nothing in the record is ever taken away. 2031-01-01 is a Wednesday. */
let week = 0
const aWednesday = () => addDays('2031-01-01', 7 * 20 * week++)

const bankOf = (code: string): Bank => {
  const bank = listBanks().find(({ facts }) => facts.code === code)
  if (!bank) throw new Error(`there is no bank ${code}`)
  return bank
}

function callerOf(served: LoopbackBank, code: string, limits = {}) {
  const { facts } = bankOf(code)
  const outgoing = openOutgoing({
    hosts: facts.hosts,
    userAgent: 'Chapar test',
    loopback: served.loopback,
    pausesMs: [],
    limits,
  })
  onTestFinished(() => outgoing.close())
  return outgoing
}

async function fetchLatest(
  served: LoopbackBank,
  code: string,
  today: string,
  more: { purpose?: FetchPurpose; limits?: object } = {},
) {
  const bank = bankOf(code)
  const outgoing = callerOf(served, code, more.limits)
  const purpose = more.purpose ?? 'latest'
  const now = () => new Date(`${today}T14:00:00Z`)
  return fetchTables(database.db, bank, bank.latest(today), { outgoing, purpose, now })
}

const recorded = (source: string, from: string, to = from) =>
  database.db
    .selectFrom('rate_observations')
    .select([
      'base',
      'quote',
      'raw_value',
      'nominal',
      'effective_date',
      'quality',
      'suspect_reason',
      'repeats',
      'revision',
      'published_at',
      'payload_sha256',
    ])
    .where('source', '=', source)
    .where('effective_date', '>=', from)
    .where('effective_date', '<=', to)
    .orderBy('id')
    .execute()

const lastAttempt = (source: string) =>
  database.db
    .selectFrom('rate_fetches')
    .leftJoin('rate_payloads', 'sha256', 'payload_sha256')
    .select(['outcome', 'fault', 'sentence', 'rate_fetches.status', 'bytes_gz', 'request'])
    .where('rate_fetches.source', '=', source)
    .orderBy('rate_fetches.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

describe('well-behaved banks', () => {
  test.each([
    ['nbk', 'USD', 'KZT'],
    ['nbkr', 'USD', 'KGS'],
    ['nbt', 'USD', 'TJS'],
    ['cbu', 'USD', 'UZS'],
    ['cbt', 'USD', 'TMT'],
    ['cbr', 'USD', 'RUB'],
    ['ecb', 'EUR', 'USD'],
  ])(
    'the table of %s is fetched, kept and recorded in its direction',
    async (code, base, quote) => {
      const today = aWednesday()
      const served = await startLoopbackBank()
      served.print(code, today, aWholeTable('87.45'))
      served.print('nbkr-weekly', today, aWholeTable('87.45').slice(1))
      const results = await fetchLatest(served, code, today)
      expect(results.map(({ fault }) => fault)).not.toContainEqual(expect.any(String))
      const rows = await recorded(code, today)
      expect(rows.find((row) => row.base === base && row.quote === quote)).toMatchObject({
        raw_value: code === 'nbkr' || code === 'cbr' ? '87,45' : '87.45',
        quality: 'good',
        payload_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      })
      expect(rows.length).toBeGreaterThanOrEqual(80)
      for (const { added, revised } of await fetchLatest(served, code, today)) {
        expect([added, revised]).toEqual([0, 0])
      }
      expect(await recorded(code, today)).toHaveLength(rows.length)
    },
  )

  test('two fetches at once leave what one leaves', async () => {
    const today = aWednesday()
    const served = await startLoopbackBank()
    served.print('cbr', today, aWholeTable('80.00', 54))
    const both = await Promise.all([1, 2, 3].map(() => fetchLatest(served, 'cbr', today)))
    expect(
      both
        .flat()
        .map(({ added }) => added)
        .sort(),
    ).toEqual([0, 0, 54])
    expect(await recorded('cbr', today)).toHaveLength(54)
  })

  test('a file that has not changed since is asked about, and not sent again', async () => {
    const today = aWednesday()
    const served = await startLoopbackBank()
    served.print('nbkr', today, aWholeTable('87.45', 20))
    served.print('nbkr-weekly', today, aWholeTable('87.45', 60).slice(1))
    const modified = new Date('2026-05-22T10:20:45Z')
    served.modified(modified)
    const outcomes = async () =>
      (await fetchLatest(served, 'nbkr', today)).map(({ outcome }) => outcome)
    expect(await outcomes()).toEqual(['recorded', 'recorded'])
    expect(await outcomes()).toEqual(['unchanged', 'unchanged'])
    const [row] = await recorded('nbkr', today)
    expect(row?.published_at).toEqual(modified)
  })

  test('a day that is not printed yet is absent, which is no fault', async () => {
    const today = aWednesday()
    const served = await startLoopbackBank()
    served.print('cbt', today, aWholeTable('3.5', 48))
    served.print('nbt', today, aWholeTable('9.2', 36))
    for (const code of ['cbt', 'nbt']) {
      const results = await fetchLatest(served, code, today)
      expect(results.map(({ outcome }) => outcome)).toEqual(['recorded', 'absent'])
    }
  })

  test('each row of a table may have a day of its own', async () => {
    const today = aWednesday()
    const served = await startLoopbackBank()
    const table = aWholeTable('12000.00', 75).map((row, place) =>
      place === 5 ? { ...row, day: addDays(today, -1) } : row,
    )
    served.print('cbu', today, table)
    await fetchLatest(served, 'cbu', today)
    expect(await recorded('cbu', today)).toHaveLength(74)
    expect(await recorded('cbu', addDays(today, -1))).toHaveLength(1)
  })

  test('where one form of a table is of no use, the other is asked for', async () => {
    const today = aWednesday()
    const served = await startLoopbackBank()
    served.print('cbu', today, aWholeTable('12000.00', 75))
    served.misbehave(({ body, type }, res, req) => {
      if (req.url?.includes('/json/')) res.writeHead(500).end()
      else res.writeHead(200, { 'content-type': type }).end(body)
    })
    const results = await fetchLatest(served, 'cbu', today)
    expect(results).toMatchObject([{ outcome: 'recorded', request: 'latest-xml', added: 75 }])
  })
})

/** The figures of the day before are in the record; today's come with a fault, and then without. */
async function withFault(how: Misbehaviour, edit: (rows: BankRow[]) => BankRow[] = (rows) => rows) {
  const today = aWednesday()
  const served = await startLoopbackBank()
  const bank = bankOf('cbt')
  const outgoing = callerOf(served, 'cbt', { bytes: 100_000, wholeMs: 400 })
  const fetchDay = (day: string) =>
    fetchTables(database.db, bank, bank.latest(day).slice(0, 1), {
      outgoing,
      purpose: 'latest',
      now: () => new Date(`${day}T14:00:00Z`),
    })
  const yesterday = addDays(today, -1)
  served.print('cbt', yesterday, aWholeTable('3.5', 48))
  await fetchDay(yesterday)
  const right = aWholeTable('3.5', 48).map((row, place) =>
    place === 1 ? { ...row, value: '3.5360' } : row,
  )
  served.print('cbt', today, edit(right))
  served.misbehave(how)
  const [result] = await fetchDay(today)
  const attempt = await lastAttempt('cbt')
  const rows = await recorded('cbt', today)
  served.misbehave(null)
  served.print('cbt', today, right)
  const [healed] = await fetchDay(today)
  expect(healed).toMatchObject({ outcome: 'recorded', fault: null, added: 48 - rows.length })
  const kept = attempt.bytes_gz ? gunzipSync(attempt.bytes_gz) : null
  return { result, attempt, rows, kept }
}

const asIs: Misbehaviour = ({ body, type }, res) =>
  void res.writeHead(200, { 'content-type': type }).end(body)

const edited =
  (from: string | RegExp, to: string): Misbehaviour =>
  ({ body, type }, res) =>
    void res
      .writeHead(200, { 'content-type': type })
      .end(Buffer.from(body.toString('latin1').replace(from, to), 'latin1'))

const html = '<!DOCTYPE html><html lang="en"><body>Request rejected</body></html>'

describe('what nothing of is let in', () => {
  test.each<[string, string, Misbehaviour, string]>([
    [
      'a document cut in the middle, whatever its length says',
      'cut-off',
      ({ body, type }, res) =>
        void res.writeHead(200, { 'content-type': type }).end(body.subarray(0, body.length / 2)),
      'refused',
    ],
    [
      'an answer that breaks off',
      'cut-off',
      ({ body, type }, res) => {
        res.writeHead(200, { 'content-type': type, 'content-length': String(body.length) })
        res.write(body.subarray(0, body.length / 2), () => res.destroy())
      },
      'failed',
    ],
    ['403', 'status', (_answer, res) => void res.writeHead(403).end(html), 'refused'],
    [
      'HTML with status 200',
      'wrong-type',
      (_answer, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end(html),
      'refused',
    ],
    [
      'a picture with status 200',
      'wrong-type',
      (_answer, res) => void res.writeHead(200, { 'content-type': 'image/png' }).end('x'),
      'refused',
    ],
    ['the table of another day', 'wrong-date', edited(/<date>\d\d/, '<date>09'), 'refused'],
    ['a missing dollar', 'no-dollar', edited('code="USD"', 'code="USN"'), 'refused'],
    [
      'a currency that stands twice',
      'duplicate-currency',
      edited('code="WAA"', 'code="WAB"'),
      'refused',
    ],
    [
      'bytes of another charset',
      'wrong-charset',
      edited('encoding="UTF-8"', 'encoding="utf-16be-x"'),
      'refused',
    ],
    ['text that is not of its charset', 'wrong-charset', edited('<name>', '<name>\xfd'), 'refused'],
    [
      'another document',
      'wrong-root',
      ({ type }, res) =>
        void res.writeHead(200, { 'content-type': type }).end('<?xml version="1.0"?><error/>'),
      'refused',
    ],
  ])('%s', async (_name, fault, how, outcome) => {
    const { result, attempt, rows, kept } = await withFault(how)
    expect(result).toMatchObject({ outcome, fault, added: 0 })
    expect(attempt).toMatchObject({
      outcome,
      fault,
      sentence: expect.stringMatching(/^[A-Z].*\.$/i),
    })
    expect(rows).toEqual([])
    // Whatever came is kept, so that it can be looked at.
    expect(kept?.length).toBeGreaterThan(0)
  })

  test('a table that has lost a fifth of its currencies', async () => {
    const { result, rows } = await withFault(asIs, (right) => right.slice(0, 38))
    expect(result).toMatchObject({
      fault: 'too-few-currencies',
      sentence: 'The table has 38 currencies, and had 48 before.',
    })
    expect(rows).toEqual([])
  })

  test.each<[string, string, Misbehaviour]>([
    [
      'a slow trickle',
      'too-slow',
      (_answer, res) => {
        const drip = setInterval(() => res.write(' '), 10)
        res.on('close', () => clearInterval(drip))
      },
    ],
    [
      'a body without an end',
      'too-large',
      (_answer, res) => {
        const more = () => {
          while (!res.destroyed && res.write('x'.repeat(10_000)));
        }
        res.on('drain', more)
        more()
      },
    ],
    [
      'a redirect to a private address',
      'bad-redirect',
      (_answer, res) =>
        void res.writeHead(302, { location: 'http://169.254.169.254/kurs.xml' }).end(),
    ],
  ])('%s', async (_name, fault, how) => {
    const { result, rows } = await withFault(how)
    expect(result).toMatchObject({ outcome: 'failed', fault })
    expect(rows).toEqual([])
  })
})

describe('what is let in and marked', () => {
  test("yesterday's table under today's date is a sighting, no fixing; the true one that follows is", async () => {
    const { rows, result } = await withFault(asIs, () => aWholeTable('3.5', 48))
    expect(result).toMatchObject({ outcome: 'recorded', added: 48 })
    expect(rows.every(({ repeats }) => repeats)).toBe(true)
  })

  test('a nominal that changed without its figure', async () => {
    const { rows } = await withFault(asIs, (right) =>
      right.map((row, place) => (place === 2 ? { ...row, nominal: 100 } : row)),
    )
    expect(rows.filter(({ quality }) => quality === 'suspect')).toMatchObject([
      { nominal: 100, suspect_reason: 'jump' },
    ])
  })

  test('a figure that other banks contradict', async () => {
    const today = aWednesday()
    const served = await startLoopbackBank()
    // Two banks have the somoni at 9.2 a dollar; the third prints its price for another.
    const table = (dollar: string, somoni: string) =>
      aWholeTable(dollar).map((row, place) => {
        if (place === 0) return row
        return place === 1 ? { code: 'TJS', value: somoni } : row
      })
    served.print('nbk', today, table('460.00', '50.00'))
    served.print('cbr', today, table('92.00', '10.00'))
    served.print('cbu', today, table('12000.00', '1500.00'))
    await fetchLatest(served, 'nbk', today)
    await fetchLatest(served, 'cbr', today)
    const [result] = await fetchLatest(served, 'cbu', today)
    expect(result?.sentence).toContain('Off the other banks: TJS by 15.0%')
    const doubted = (await recorded('cbu', today)).filter(({ quality }) => quality === 'suspect')
    expect(doubted.map(({ base, suspect_reason }) => [base, suspect_reason])).toContainEqual([
      'TJS',
      'contradiction',
    ])
    expect(doubted.map(({ base }) => base)).not.toContain('USD')
  })
})

describe('a page of the past that prints no nominal', () => {
  const fetchPast = async (served: LoopbackBank, from: string, to: string) => {
    const bank = bankOf('nbkr')
    const outgoing = callerOf(served, 'nbkr')
    const asks = bank.past(from, to, ['USD'])
    const [result] = await fetchTables(database.db, bank, asks, { outgoing, purpose: 'backfill' })
    return result
  }
  const dollar = (value: string) => [{ code: 'USD', value }]

  test('is read as prices of one unit, and refused where its level breaks', async () => {
    const [served, day] = [await startLoopbackBank(), aWednesday()]
    served.print('nbkr', day, dollar('87.45'))
    served.print('nbkr', addDays(day, 1), dollar('874.50'))
    expect(await fetchPast(served, day, addDays(day, 2))).toMatchObject({
      outcome: 'refused',
      fault: 'nominal-unclear',
      sentence: `The page prints no nominal, and USD goes from 87.45 on ${day} to 874.5 on ${addDays(day, 1)}.`,
    })
    expect(await recorded('nbkr', day, addDays(day, 2))).toEqual([])
    expect(await fetchPast(served, day, day)).toMatchObject({ outcome: 'recorded', added: 1 })
    expect(await recorded('nbkr', day)).toMatchObject([{ raw_value: '87,45', nominal: 1 }])
  })

  test('is refused where it does not fit what its files have printed since', async () => {
    const [served, day] = [await startLoopbackBank(), aWednesday()]
    served.print('nbkr', day, aWholeTable('87.45', 20))
    served.print('nbkr-weekly', day, aWholeTable('87.45', 60).slice(1))
    await fetchLatest(served, 'nbkr', day)
    const before = addDays(day, -7)
    served.print('nbkr', before, dollar('8.745'))
    const refusal = { outcome: 'refused', fault: 'nominal-unclear' }
    expect(await fetchPast(served, before, before)).toMatchObject(refusal)
    served.print('nbkr', before, dollar('87.40'))
    expect(await fetchPast(served, before, before)).toMatchObject({ outcome: 'recorded' })
  })
})
