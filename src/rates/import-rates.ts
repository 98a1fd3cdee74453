import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type Db, transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { findSource } from './list-sources.ts'
import { type Observation, observationSchema } from './observation.ts'
import { recordRead } from './record-observation.ts'
import { readAllDays } from './sources/ecb.ts'

const COLUMNS = ['source', 'rate_type', 'base', 'quote', 'nominal', 'value', 'effective_date']
/** Recorded in one transaction, so that memory and locks stay small. */
const BATCH = 20_000
/** However long a day is. */
const MOST = 2 * BATCH

export type Imported = {
  read: number
  added: number
  revised: number
  known: number
  suspect: number
}

/**
 * Records the figures of a file: lines with the columns above and, where wanted, `source_note`; or
 * the ECB's own file of all days (`eurofxref-hist.csv`). The same file twice changes nothing, and
 * one that was broken off goes on. `onProgress` hears how many lines were done.
 *
 * @throws Failure `rates-file` with the line; what stands before it in earlier batches is recorded
 */
export async function importRates(
  db: Db,
  file: string,
  options: { now: Date; onProgress?: (done: number) => void },
): Promise<Imported> {
  const imported: Imported = { read: 0, added: 0, revised: 0, known: 0, suspect: 0 }
  let batch: Observation[] = []
  const flush = async () => {
    const full = batch
    batch = []
    const { added, revised, known, suspect } = await transact(db, (tx) => recordRead(tx, full))
    imported.read += full.length
    imported.added += added
    imported.revised += revised
    imported.known += known
    imported.suspect += suspect
    options.onProgress?.(imported.read)
  }
  for await (const observation of readRatesFile(file, options.now)) {
    // Not in the middle of a day: a table is judged as a whole.
    const isFull = batch.length >= BATCH
    if (isFull && batch.at(-1)?.effectiveDate !== observation.effectiveDate) await flush()
    batch.push(observation)
    if (batch.length >= MOST) await flush()
  }
  if (batch.length > 0) await flush()
  return imported
}

async function* readRatesFile(file: string, fetchedAt: Date): AsyncGenerator<Observation> {
  try {
    const lines = createInterface({
      input: createReadStream(file, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    })
    let columns: string[] | null = null
    let number = 0
    for await (const text of lines) {
      number++
      if (columns) {
        if (text !== '') yield readLine(text, columns, { file, number, fetchedAt })
        continue
      }
      columns = text
        .replace(/^\ufeff/, '')
        .split(',')
        .map((name) => name.trim())
      if (columns[0] === 'Date') {
        lines.close()
        yield* readEcbFile(file, fetchedAt)
        return
      }
      requireColumns(columns, file)
    }
    if (!columns) throw fault(file, 1, 'it is empty')
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw new Failure('rates-file', `${file} cannot be read.`, { cause })
  }
}

function readLine(
  text: string,
  columns: readonly string[],
  { file, number, fetchedAt }: { file: string; number: number; fetchedAt: Date },
): Observation {
  const cells = text.split(',')
  if (cells.length !== columns.length)
    throw fault(file, number, 'it has not as many cells as columns')
  const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? ''
  const source = cell('source')
  if (!findSource(source)) throw fault(file, number, `there is no source "${source.slice(0, 30)}"`)
  const parsed = observationSchema.safeParse({
    source,
    rateType: cell('rate_type'),
    base: cell('base'),
    quote: cell('quote'),
    effectiveDate: cell('effective_date'),
    rawNominal: cell('nominal'),
    rawValue: cell('value'),
    value: cell('value'),
    fetchedAt,
    parserVersion: 1,
    ...(cell('source_note') === '' ? {} : { sourceNote: cell('source_note') }),
  })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.')
  throw fault(
    file,
    number,
    where ? `${where} ${issue?.message}` : (issue?.message ?? 'it is wrong'),
  )
}

async function* readEcbFile(file: string, fetchedAt: Date): AsyncGenerator<Observation> {
  const read = readAllDays(await readFile(file))
  if (!read.ok) throw new Failure('rates-file', `${file}: ${read.fault.sentence}`)
  for (const rate of read.rates) {
    yield {
      source: 'ecb',
      rateType: 'official',
      base: 'EUR',
      quote: rate.code,
      effectiveDate: rate.day,
      rawValue: rate.rawValue,
      rawNominal: rate.rawNominal,
      rawCode: rate.rawCode,
      value: rate.value,
      fetchedAt,
      parserVersion: 1,
    }
  }
}

function requireColumns(columns: readonly string[], file: string): void {
  const missing = COLUMNS.filter((name) => !columns.includes(name))
  if (missing.length > 0) throw fault(file, 1, `the columns ${missing.join(', ')} are missing`)
}

function fault(file: string, line: number, why: string): Failure {
  return new Failure('rates-file', `${file}, line ${line}: ${why}.`)
}
