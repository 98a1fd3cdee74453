import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { importRates } from './import-rates.ts'

const database = useTestDatabase()
const now = new Date('2026-11-20T10:00:00Z')
const HEAD = 'source,rate_type,base,quote,nominal,value,effective_date'

function fileHolding(text: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'chapar-rates-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'rates.csv')
  writeFileSync(file, text)
  return file
}

const imported = (file: string) => importRates(database.db, file, { now })

test('a file is recorded, and recorded once however often it is imported', async () => {
  const days = Array.from({ length: 28 }, (_, n) => `2026-02-${String(n + 1).padStart(2, '0')}`)
  const lines = days.map((day, n) => `nbk,official,USD,KZT,1,${500 + (n % 3)}.10,${day}`)
  const file = fileHolding(`\ufeff${HEAD}\r\n${lines.join('\r\n')}\r\n`)
  expect(await imported(file)).toMatchObject({ read: 28, added: 28, suspect: 0 })
  expect(await imported(file)).toMatchObject({ read: 28, added: 0, revised: 0, known: 28 })
})

test("the ECB's own file of all days is known by its columns", async () => {
  const file = projectFile('src', 'rates', 'sources', 'fixtures', 'ecb-all-days.csv')
  expect(await imported(file)).toMatchObject({ read: 4, added: 4 })
  expect(await imported(file)).toMatchObject({ known: 4 })
})

test('a figure of the parallel market comes with a note', async () => {
  const row = 'by-hand,parallel,USD,TMT,1,19.5,2026-11-19'
  await expect(imported(fileHolding(`${HEAD}\n${row}\n`))).rejects.toThrow(/line 2: .*needs a note/)
  const noted = fileHolding(`${HEAD},source_note\n${row},A report of 19 November\n`)
  expect(await imported(noted)).toMatchObject({ added: 1 })
})

test.each([
  ['', /line 1: it is empty/],
  ['a,b\n', /line 1: the columns source, .* are missing/],
  [`${HEAD}\nnbx,official,USD,KZT,1,500,2026-02-01\n`, /line 2: there is no source "nbx"/],
  [`${HEAD}\nnbk,official,USD,KZT,1,-5,2026-02-01\n`, /line 2: value must be/],
  [`${HEAD}\nnbk,official,USD,KZT,1,500,2026-02-30\n`, /line 2: effectiveDate/],
  [`${HEAD}\nnbk,official,USD,KZT,1,500\n`, /line 2: it has not as many cells/],
])('a file that is wrong is refused with its line: %j', async (text, sentence) => {
  await expect(imported(fileHolding(text))).rejects.toThrow(sentence)
})

test('a file that is not there is refused', async () => {
  await expect(imported('/nowhere/rates.csv')).rejects.toMatchObject({ code: 'rates-file' })
})
