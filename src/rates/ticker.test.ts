import { describe, expect, it } from 'vitest'
import { transact } from '#platform/database.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { type Observation, recordObservations } from './record-observation.ts'
import { listTicker } from './ticker.ts'

const database = useTestDatabase()

function fixing(quote: string, value: string, effectiveDate: string): Observation {
  return {
    source: 'sample',
    rateType: 'official',
    base: 'USD',
    quote,
    effectiveDate,
    rawValue: value,
    rawNominal: '1',
    value,
    fetchedAt: new Date('2026-11-20T10:00:00Z'),
    parserVersion: 1,
  }
}

const record = (...all: Observation[]) => transact(database.db, (tx) => recordObservations(tx, all))

describe('the ticker', () => {
  it('shows the newest fixing in force, with its day, its source and the change since the one before', async () => {
    await record(
      fixing('TJS', '9.1755', '2026-11-19'),
      fixing('TJS', '9.1920', '2026-11-20'),
      fixing('TJS', '9.9999', '2026-11-24'),
    )
    const [line] = await listTicker(database.db, ['TJS/USD'], '2026-11-22')
    expect(line).toEqual({
      pair: 'TJS/USD',
      base: 'TJS',
      quote: 'USD',
      value: '0.10879',
      change: '-0.18%',
      direction: 'down',
      classic: 'TJS/USD = 0.10879 -0.18%',
      effectiveDate: '2026-11-20',
      source: { code: 'sample', name: 'Sample source', isInvented: true },
    })
  })

  it('keeps the order of the pairs and says of each what is not known', async () => {
    await record(fixing('KGS', '87.4012', '2026-11-20'))
    const lines = await listTicker(database.db, ['UZS/USD', 'KGS/USD'], '2026-11-22')
    expect(lines.map((line) => [line.classic, line.direction])).toEqual([
      ['UZS/USD = —', 'unknown'],
      ['KGS/USD = 0.01144 —', 'unknown'],
    ])
  })

  it('uses the newest revision of a fixing and keeps the older one', async () => {
    expect(await record(fixing('TMT', '3.02', '2026-11-20'))).toMatchObject({ added: 1 })
    expect(await record(fixing('TMT', '3.5000', '2026-11-20'))).toMatchObject({ revised: 1 })
    expect(await record(fixing('TMT', '3.50', '2026-11-20'))).toMatchObject({ known: 1 })
    const [line] = await listTicker(database.db, ['TMT/USD'], '2026-11-22')
    expect(line?.value).toBe('0.28571')
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
    const [line] = await listTicker(database.db, ['KZT/USD'], '2026-11-22')
    expect(line?.value).toBeNull()
  })

  it('never changes an observation once made', async () => {
    const update = database.db.updateTable('rate_observations').set({ value: '1' }).execute()
    await expect(update).rejects.toThrow('never changed')
  })
})
