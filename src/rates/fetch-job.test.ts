import { beforeAll, describe, expect, test } from 'vitest'
import { openLog } from '#platform/log.ts'
import { startWorker } from '#platform/queue.ts'
import { readSettings } from '#platform/settings.ts'
import { aWholeTable } from '../../test/support/bank-tables.ts'
import { startLoopbackBank } from '../../test/support/loopback-bank.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { getBank, listFetched } from './call-bank.ts'
import { fetchIfDue, fileDueFetches } from './fetch-job.ts'
import { lastHour, listDueFetches } from './fetch-schedule.ts'
import { listBanks } from './list-sources.ts'

const database = useTestDatabase()
const settings = readSettings({})
const at = (moment: string) => new Date(moment)

describe('the hours of a bank', () => {
  test('are those of its own clock, on its own days', () => {
    const { facts } = getBank('nbk') // at :05 and :35 past 16 to 19 in Almaty, Monday to Friday
    const last = (moment: string) => lastHour(facts, 'latest', at(moment))?.toISOString()
    expect(last('2026-05-22T11:20:00Z')).toBe('2026-05-22T11:05:00.000Z')
    expect(last('2026-05-22T11:00:00Z')).toBe('2026-05-21T14:35:00.000Z')
    expect(last('2026-05-24T20:00:00Z')).toBe('2026-05-22T14:35:00.000Z')
    // Almaty was an hour further before March 2024.
    expect(last('2024-02-23T10:20:00Z')).toBe('2024-02-23T10:05:00.000Z')
  })

  test('every bank has hours, and rests between them', () => {
    for (const { facts } of listBanks()) {
      expect(lastHour(facts, 'latest', at('2026-05-20T23:30:00Z'))).toBeInstanceOf(Date)
      expect(facts.hosts.length).toBeGreaterThan(0)
    }
  })
})

test('the setting names sources, and all stands for those that are on by default', () => {
  const codes = (list: string[]) => listFetched(list).map(({ facts }) => facts.code)
  expect(codes([])).toEqual([])
  expect(codes(['cbt', 'nbk'])).toEqual(['cbt', 'nbk'])
  expect(codes(['all'])).toEqual(['nbk', 'nbkr', 'nbt', 'cbu', 'cbt', 'cbr', 'ecb'])
  expect(() => listFetched(['nbx'])).toThrow(/There is no source "nbx"/)
})

describe('what is due', () => {
  const nbt = getBank('nbt')
  const due = (moment: string) => listDueFetches(database.db, [nbt], at(moment))
  const fetchAt = async (moment: string, purpose: 'latest' | 'recheck') => {
    const served = await startLoopbackBank()
    for (const day of ['2031-03-04', '2031-03-05']) served.print('nbt', day, aWholeTable('9.2', 36))
    const call = { loopback: served.loopback, pausesMs: [], spacingMs: 0 }
    const { signal } = new AbortController()
    const options = { settings, signal, now: at(moment), call }
    return fetchIfDue(database.db, { source: 'nbt', purpose }, options)
  }

  beforeAll(async () => {
    // The queue makes its tables when a worker first starts.
    const worker = await startWorker({ pool: database.pool, log: openLog('silent'), handlers: [] })
    await worker.stop()
  })

  test('everything at first, and a job of each is filed once however often it is looked', async () => {
    const moment = at('2031-03-04T05:00:00Z')
    expect(await due('2031-03-04T05:00:00Z')).toHaveLength(2)
    await fileDueFetches(database.db, [nbt], moment)
    await fileDueFetches(database.db, [nbt], moment)
    const { rows } = await database.pool.query('select key from graphile_worker.jobs order by key')
    expect(rows).toEqual([{ key: 'fetch-rates:nbt:latest' }, { key: 'fetch-rates:nbt:recheck' }])
  })

  test('nothing after it was done, and again after hours that passed while nothing ran', async () => {
    // The attempts are dated by the clock, so the moments here lie before it.
    const now = new Date()
    const results = await fetchAt(now.toISOString(), 'latest')
    expect(results.length).toBeGreaterThan(0)
    expect(await fetchAt(now.toISOString(), 'latest')).toEqual([])
    const later = new Date(now.getTime() + 3 * 86_400_000)
    expect(await due(later.toISOString())).toContainEqual({ source: 'nbt', purpose: 'latest' })
  })
})
