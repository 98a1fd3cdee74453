import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { placesIn } from './places.ts'
import { lastMeaningful, openServerLog } from './server-log.ts'
import { temporaryDirectory } from './test-bench.fixture.ts'

const at = '2026-11-23 02:32:42.958 UTC'

test('the last grave line counts, consequences do not', () => {
  const log = [
    `${at} [7] LOG:  starting PostgreSQL 18.4`,
    `${at} [9] FATAL:  could not open file "pg_wal/0001": No such file or directory`,
    `${at} [9] FATAL:  the database system is starting up`,
    `${at} [7] LOG:  database system is shut down`,
  ].join('\n')
  expect(lastMeaningful(log)).toBe('could not open file "pg_wal/0001": No such file or directory')
})

test('a panic outweighs what follows it', () => {
  const log = `${at} [9] PANIC:  could not write\n${at} [7] FATAL:  something later`
  expect(lastMeaningful(log)).toBe('could not write')
})

test('words of the program before its log is set up count too', () => {
  const words = '/opt/bin/postgres: error while loading shared libraries: libicuuc.so.60'
  expect(lastMeaningful(`${words}\n`)).toBe(words)
  expect(lastMeaningful('')).toBe('')
})

test('a big log is set aside at a start, and the one before it goes', () => {
  const places = placesIn(temporaryDirectory())
  writeFileSync(`${places.log}.1`, 'oldest')
  writeFileSync(places.log, 'x'.repeat(5 * 1024 * 1024))
  openServerLog(places).close()
  expect(statSync(places.log).size).toBe(0)
  expect(readFileSync(join(places.dataDir, 'postgres.log.1'), 'utf8')).toMatch(/^x+$/)
})
