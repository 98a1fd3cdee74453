import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { anObservation } from '../../test/support/observations.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { addDays } from './day-number.ts'
import { type Observation, recordObservations } from './record-observation.ts'

const database = useTestDatabase()

const seen = (base: string, day: string, value: string, more: Partial<Observation> = {}) =>
  anObservation(`nbk ${base}/KZT`, day, value, more)

const record = (...all: Observation[]) => transact(database.db, (tx) => recordObservations(tx, all))

const rowsOf = (base: string) =>
  database.db
    .selectFrom('rate_observations')
    .select([
      'effective_date',
      'revision',
      'raw_value',
      'quality',
      'suspect_reason',
      'repeats',
      'supersedes',
      'id',
    ])
    .where('base', '=', base)
    .orderBy('effective_date')
    .orderBy('revision')
    .execute()

/** The first letters make a currency that no other test uses. */
let used = 0
const aCurrency = () => `Q${String.fromCharCode(65 + Math.floor(used / 26), 65 + (used++ % 26))}`

/** So many days of a calm series, from Tuesday 2026-06-02 on, weekends left out. */
function calm(base: string, count: number): Observation[] {
  const days: Observation[] = []
  for (let day = '2026-06-02'; days.length < count; day = addDays(day, 1)) {
    const wobble = days.length % 2 === 0 ? 0 : 0.4
    if (new Date(day).getUTCDay() >= 2) days.push(seen(base, day, (500 + wobble).toFixed(2)))
  }
  return days
}

describe('what is kept', () => {
  test('given twice, or in pieces and in any order, the record is the same', async () => {
    const figure = fc.record({
      day: fc.integer({ min: 0, max: 9 }),
      value: fc.integer({ min: 49_000, max: 51_000 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(figure, { selector: (f) => f.day, maxLength: 10 }),
        async (figures) => {
          const base = aCurrency()
          const all = figures.map(({ day, value }) =>
            seen(base, addDays('2026-03-02', day), (value / 100).toFixed(2)),
          )
          const first = await record(...all)
          expect(first).toMatchObject({ added: figures.length, revised: 0 })
          const once = await rowsOf(base)
          expect(await record(...all, ...all.toReversed())).toMatchObject({ added: 0, revised: 0 })
          for (const one of all.toReversed()) await record(one)
          expect(await rowsOf(base)).toEqual(once)
        },
      ),
      { numRuns: 15 },
    )
  })

  test('two recordings at once leave one row of each', async () => {
    const base = aCurrency()
    const table = calm(base, 30)
    const both = await Promise.all([
      record(...table),
      record(...table),
      record(...table.toReversed()),
    ])
    expect(both.map(({ added }) => added).sort((a, b) => a - b)).toEqual([0, 0, 30])
    expect(await rowsOf(base)).toHaveLength(30)
  })

  test('a changed figure is the next revision, as is one of another nominal, and points to the one before', async () => {
    const base = aCurrency()
    await record(seen(base, '2026-03-03', '500.10'))
    await record(seen(base, '2026-03-03', '500.1000'))
    await record(seen(base, '2026-03-03', '500.20'))
    await record(seen(base, '2026-03-03', '500.20', { rawNominal: '10' }))
    const rows = await rowsOf(base)
    expect(rows.map(({ revision, raw_value }) => [revision, raw_value])).toEqual([
      [1, '500.10'],
      [2, '500.20'],
      [3, '500.20'],
    ])
    expect(rows.map(({ supersedes }) => supersedes)).toEqual([null, rows[0]?.id, rows[1]?.id])
  })

  test('two figures of one day in one lot become two revisions', async () => {
    const base = aCurrency()
    await record(seen(base, '2026-03-03', '500.10'), seen(base, '2026-03-03', '500.30'))
    expect(await rowsOf(base)).toMatchObject([
      { raw_value: '500.10' },
      { raw_value: '500.30', revision: 2 },
    ])
  })

  test('a rate of the parallel market needs a note on its source', async () => {
    const parallel = seen('USD', '2026-03-03', '600', { source: 'by-hand', rateType: 'parallel' })
    await expect(record(parallel)).rejects.toThrow(/needs a note/)
    await expect(record({ ...parallel, sourceNote: 'A report of 3 March' })).resolves.toMatchObject(
      { added: 1 },
    )
  })
})

describe('what is asked about', () => {
  test('a jump is kept and marked, and what returns to the level is good', async () => {
    const base = aCurrency()
    await record(
      ...calm(base, 25),
      seen(base, '2026-07-14', '575.00'),
      seen(base, '2026-07-15', '500.20'),
    )
    const marked = (await rowsOf(base)).filter(({ quality }) => quality === 'suspect')
    expect(marked).toMatchObject([
      { effective_date: '2026-07-14', suspect_reason: 'jump', raw_value: '575.00' },
    ])
  })

  test('a devaluation is marked until three fixings have agreed on the new level', async () => {
    const base = aCurrency()
    const days = ['14', '15', '16', '17', '18'].map((day) => seen(base, `2026-07-${day}`, '960.00'))
    await record(...calm(base, 25))
    for (const day of days) await record(day)
    const qualities = (await rowsOf(base)).slice(-5).map(({ quality }) => quality)
    expect(qualities).toEqual(['suspect', 'suspect', 'suspect', 'good', 'good'])
  })

  test('a nominal that changes with its figure is no jump, and one that changes alone is', async () => {
    const base = aCurrency()
    await record(...calm(base, 25))
    await record(seen(base, '2026-07-14', '5001.00', { rawNominal: '10' }))
    await record(seen(base, '2026-07-15', '5001.00', { rawNominal: '100' }))
    const rows = (await rowsOf(base)).slice(-2)
    expect(rows.map(({ quality }) => quality)).toEqual(['good', 'suspect'])
  })

  test('a restless currency may move further than a calm one', async () => {
    const [restless, still] = [aCurrency(), aCurrency()]
    const moving = calm(restless, 25).map((one, place) => ({
      ...one,
      value: place % 2 ? '500.00' : '510.00',
    }))
    await record(...moving, ...calm(still, 25))
    await record(seen(restless, '2026-07-14', '540.00'), seen(still, '2026-07-14', '540.00'))
    expect((await rowsOf(restless)).at(-1)?.quality).toBe('good')
    expect((await rowsOf(still)).at(-1)?.quality).toBe('suspect')
  })

  test('the last digit of a small figure is no jump', async () => {
    const base = aCurrency()
    await record(
      seen(base, '2026-07-14', '0.09', { rawNominal: '10' }),
      seen(base, '2026-07-15', '0.10', { rawNominal: '10' }),
    )
    expect(await rowsOf(base)).toMatchObject([{ quality: 'good' }, { quality: 'good' }])
  })

  test('a currency that is gone is kept, and not counted as good', async () => {
    await record(seen('BYR', '2016-06-30', '0.0166'), seen('BYR', '2026-07-14', '0.0240'))
    expect(await rowsOf('BYR')).toMatchObject([
      { quality: 'good' },
      { suspect_reason: 'ended-currency' },
    ])
  })

  test('what is suspect stays so when it is seen again', async () => {
    const base = aCurrency()
    await record(...calm(base, 25), seen(base, '2026-07-14', '575.00'))
    await expect(record(seen(base, '2026-07-14', '575.00'))).resolves.toMatchObject({ known: 1 })
    expect((await rowsOf(base)).at(-1)).toMatchObject({ quality: 'suspect', revision: 1 })
  })
})

describe('a fixing and its echo', () => {
  const saturday = '2026-08-01'
  const table = (
    bases: readonly string[],
    day: string,
    values = bases.map((_, i) => `${500 + i}.00`),
  ) => bases.map((base, place) => seen(base, day, values[place] ?? ''))

  test('the table of a Saturday that comes again on Sunday and Monday is marked as repeated', async () => {
    const bases = [aCurrency(), aCurrency()]
    for (const day of [saturday, '2026-08-02', '2026-08-03']) await record(...table(bases, day))
    await record(...table(bases, '2026-08-04'))
    const marks = (await rowsOf(bases[0] ?? '')).map(({ effective_date, repeats }) => [
      effective_date,
      repeats,
    ])
    expect(marks).toEqual([
      [saturday, false],
      ['2026-08-02', true],
      ['2026-08-03', true],
      // A day of fixing: a rate that stays the same is a true 0%.
      ['2026-08-04', false],
    ])
  })

  test('a table of a rest day with one other figure is an act of the bank', async () => {
    const bases = [aCurrency(), aCurrency()]
    await record(...table(bases, saturday))
    await record(...table(bases, '2026-08-02', ['500.00', '502.00']))
    expect((await rowsOf(bases[0] ?? '')).map(({ repeats }) => repeats)).toEqual([false, false])
  })

  test('a large table does not stay the same by chance, so a holiday is known on any day', async () => {
    const bases = Array.from({ length: 12 }, aCurrency)
    await record(...table(bases, '2026-08-05'), ...table(bases, '2026-08-06'))
    expect((await rowsOf(bases[0] ?? '')).map(({ repeats }) => repeats)).toEqual([false, true])
    // When the true table of that day comes, those that did not move were fixed as well.
    await record(
      ...table(bases, '2026-08-06', ['501.00']).map((one) =>
        one.value ? one : { ...one, value: `${500 + bases.indexOf(one.base)}.00`, rawValue: 'x' },
      ),
    )
    expect(
      (await rowsOf(bases[3] ?? '')).map(({ revision, repeats }) => [revision, repeats]),
    ).toEqual([
      [1, false],
      [1, true],
      [2, false],
    ])
  })
})
