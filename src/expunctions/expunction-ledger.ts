import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '#platform/database.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { syncDirectory } from '#platform/sync-directory.ts'
import { type Expunction, expunctionSchema } from './expunction.ts'
import { listExpunctions } from './stored-expunctions.ts'

/**
 * The file of the data directory with the tombstones, one JSON line each: a backup that is older
 * than an expunction knows nothing of it, and whoever restores it replays this file.
 */
export const ledgerFile = 'expunctions.jsonl'

/** Adds a tombstone and returns once the disk has it. Called after the commit of the act. */
export async function appendToLedger(dataDir: string, expunction: Expunction): Promise<void> {
  const { whole, text } = await readWhole(dataDir)
  const file = await open(ledgerPath(dataDir), 'a', 0o600)
  try {
    // Half a line from a crash goes; its act is in the database, for completeLedger.
    if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole))
    await file.appendFile(`${JSON.stringify(expunctionSchema.parse(expunction))}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await syncDirectory(dataDir)
}

/**
 * The tombstones of the ledger, oldest first, each once; none where there is no ledger.
 * @throws Failure `ledger-damaged` for a line that is no tombstone, other than a torn last one
 */
export async function readLedger(dataDir: string): Promise<Expunction[]> {
  return parseLedger((await readWhole(dataDir)).whole, 'the data directory')
}

/**
 * The same from a text; `where` it lay is named in the fault. What follows the last line feed is
 * torn by a crash: its tombstone is in the database that wrote it.
 * @throws Failure `ledger-damaged`
 */
export function parseLedger(text: string, where: string): Expunction[] {
  const expunctions = text.split('\n').slice(0, -1).map(readLine(where))
  return [...new Map(expunctions.map((one) => [one.id, one])).values()]
}

/**
 * Adds the tombstones of the database that the ledger lacks, after a crash between the commit of an
 * expunction and its line; returns how many. Called at every start.
 */
export async function completeLedger(db: Db, dataDir: string): Promise<number> {
  const known = new Set((await readLedger(dataDir)).map(({ id }) => id))
  const missing = (await listExpunctions(db)).filter(({ id }) => !known.has(id))
  for (const expunction of missing) await appendToLedger(dataDir, expunction)
  return missing.length
}

/** `whole`: the part that ends with a line feed. */
async function readWhole(dataDir: string): Promise<{ whole: string; text: string }> {
  const text = await readFile(ledgerPath(dataDir), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return ''
    throw error
  })
  return { whole: text.slice(0, text.lastIndexOf('\n') + 1), text }
}

const readLine =
  (where: string) =>
  (line: string, index: number): Expunction => {
    try {
      return expunctionSchema.parse(JSON.parse(line))
    } catch (cause) {
      throw new Failure(
        'ledger-damaged',
        `Line ${index + 1} of the ledger of expunctions in ${where} is not a record of one.`,
        { cause },
      )
    }
  }

function ledgerPath(dataDir: string): string {
  return path.join(dataDir, ledgerFile)
}
