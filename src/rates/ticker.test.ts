import { describe, expect, it } from 'vitest'
import { transact } from '#platform/database.ts'
import { anObservation } from '../../test/support/observations.ts'
import { aRateTable } from '../../test/support/rate-tables.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { createRateStore } from './rate-store.ts'
import { type Observation, recordObservations } from './record-observation.ts'
import { listTicker } from './ticker.ts'

const database = useTestDatabase()

function fixing(quote: string, value: string, day: string): Observation {
  return anObservation(`sample USD/${quote}`, day, value)
}

const shown = async (pairs: string[], today: string) => {
  const table = await createRateStore({ db: database.db }).load()
  return listTicker(table, pairs, { today, now: new Date(`${today}T06:00:00Z`) }).lines
}

const record = (...all: Observation[]) => transact(database.db, (tx) => recordObservations(tx, all))

describe('the ticker', () => {
  it('shows the newest fixing in force, with its day, its source and the change since the one before', async () => {
    await record(
      fixing('TJS', '9.1755', '2026-11-19'),
      fixing('TJS', '9.1920', '2026-11-20'),
      fixing('TJS', '9.9999', '2026-11-24'),
    )
    const [line] = await shown(['TJS/USD'], '2026-11-22')
    expect(line).toEqual({
      pair: 'TJS/USD',
      base: 'TJS',
      quote: 'USD',
      value: '0.10879',
      change: '-0.18%',
      direction: 'down',
      classic: 'TJS/USD = 0.10879 -0.18%',
      full: 'TJS/USD = 0.10879 -0.18%',
      turned: 'USD/TJS = 9.1920',
      effectiveDate: '2026-11-20',
      source: { code: 'sample', name: 'Sample source', isInvented: true },
      method: 'inverse',
      quality: 'good',
      state: 'carried',
      fixedSince: null,
    })
  })

  it('keeps the order of the pairs and says of each what is not known', async () => {
    await record(fixing('KGS', '87.4012', '2026-11-20'))
    const lines = await shown(['UZS/USD', 'KGS/USD'], '2026-11-22')
    expect(lines.map((line) => [line.classic, line.direction])).toEqual([
      ['UZS/USD = —', 'unknown'],
      ['KGS/USD = 0.01144 —', 'unknown'],
    ])
  })

  it('uses the newest revision of a fixing and keeps the older one', async () => {
    expect(await record(fixing('TMT', '3.02', '2026-11-20'))).toMatchObject({ added: 1 })
    expect(await record(fixing('TMT', '3.5000', '2026-11-20'))).toMatchObject({ revised: 1 })
    expect(await record(fixing('TMT', '3.50', '2026-11-20'))).toMatchObject({ known: 1 })
    const [line] = await shown(['TMT/USD'], '2026-11-22')
    expect(line).toMatchObject({ value: '0.28571', fixedSince: null })
    const kept = await database.db
      .selectFrom('rate_observations')
      .select(['revision', 'raw_value'])
      .where('quote', '=', 'TMT')
      .orderBy('revision')
      .execute()
    expect(kept).toEqual([
      { revision: 1, raw_value: '3.02' },
      { revision: 2, raw_value: '3.5000' },
    ])
  })

  it('refuses what is not a rate, and stores nothing of the whole lot', async () => {
    const bad = { ...fixing('KZT', '520.30', '2026-11-20'), value: '-1' }
    await expect(record(fixing('KZT', '520.30', '2026-11-20'), bad)).rejects.toThrow()
    const [line] = await shown(['KZT/USD'], '2026-11-22')
    expect(line?.value).toBeNull()
  })

  it('never changes an observation once made', async () => {
    const update = database.db.updateTable('rate_observations').set({ value: '1' }).execute()
    await expect(update).rejects.toThrow('never changed')
  })
})

describe('the lines', () => {
  const at = (today: string, now = `${today}T06:00:00Z`) => ({ today, now: new Date(now) })

  it('keep the digits of small rates, beside what the bank itself printed', () => {
    const table = aRateTable({
      'cbu USD/UZS': [
        { day: '2026-03-31', value: '12211.00' },
        { day: '2026-04-01', value: '12194.21' },
      ],
    })
    const [line] = listTicker(table, ['UZS/USD'], at('2026-04-01')).lines
    expect(line).toMatchObject({
      classic: 'UZS/USD = 0.00008 0.14%',
      full: 'UZS/USD = 0.000082006 0.14%',
      turned: 'USD/UZS = 12,194.21',
      state: 'fresh',
    })
  })

  it('keep the last real change over a weekend, and know a true 0% from a repetition', () => {
    const table = aRateTable({
      'nbk USD/KZT': [
        { day: '2026-04-03', value: '481.20' },
        { day: '2026-04-04', value: '480.00' },
        { day: '2026-04-05', value: '480.00', isRepeat: true },
        { day: '2026-04-06', value: '480.00', isRepeat: true },
        { day: '2026-04-07', value: '480.00' },
      ],
    })
    const change = (today: string) => listTicker(table, ['USD/KZT'], at(today)).lines[0]?.change
    expect(change('2026-04-06')).toBe('-0.25%')
    expect(change('2026-04-07')).toBe('0%')
  })

  it('never compare two sources, nor across a hole of weeks', () => {
    const table = aRateTable({
      'nbk USD/KZT': [
        { day: '2026-03-01', value: '500.00' },
        { day: '2026-04-01', value: '480.00' },
      ],
      'cbu KZT/UZS': [{ day: '2026-03-31', value: '25.00' }],
      'cbu USD/UZS': [{ day: '2026-03-31', value: '12194.21' }],
    })
    const [line] = listTicker(table, ['KZT/USD'], at('2026-04-01')).lines
    expect(line).toMatchObject({ change: '—', direction: 'unknown', source: { code: 'nbk' } })
  })

  it('say what is derived, and what is fixed by decision only where the bank said so', () => {
    const table = aRateTable({
      'cbt USD/TMT': [{ day: '2026-03-01', value: '3.5' }],
      'nbt USD/TJS': [{ day: '2026-05-20', value: '9.3450' }],
      'nbt TMT/TJS': [{ day: '2026-05-20', value: '2.6700' }],
    })
    const line = (today: string) => listTicker(table, ['TMT/USD'], at(today)).lines[0]
    expect(line('2026-03-02')).toMatchObject({ method: 'inverse', fixedSince: '2015-01-01' })
    expect(line('2026-05-20')).toMatchObject({ method: 'cross', value: '0.28571' })
    // The bank's own is the last that is known, long ago as it is.
    expect(line('2026-04-01')).toMatchObject({ source: { code: 'cbt' }, state: 'source_down' })
  })

  it('change by time alone when the next fixing is due', () => {
    const table = aRateTable({ 'nbk USD/KZT': [{ day: '2026-04-01', value: '480.00' }] })
    const of = (now: string) => listTicker(table, ['KZT/USD'], at('2026-04-01', now))
    const due = new Date('2026-04-01T15:00:00Z') // 19:00 in Almaty, and an hour
    expect(of('2026-04-01T14:59:59Z')).toMatchObject({
      changesAt: due,
      lines: [{ state: 'fresh' }],
    })
    expect(of('2026-04-01T15:00:00Z').lines[0]?.state).toBe('late')
    expect(of('2026-04-01T15:00:00Z').changesAt).toEqual(new Date('2026-04-02T15:00:00Z'))
  })
})
