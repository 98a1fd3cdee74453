import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Db, type Tx, transact } from '#platform/database.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import type { CaptureFile } from './capture-files.ts'
import type { CaptureImport } from './capture-import/capture-import.ts'
import { digestOf } from './capture-import/fold-words.ts'
import { beginRun, endRun, noteCounts, noteRefusal } from './capture-import/import-run.ts'
import { type CaptureRun, type CaptureToKeep, keepCapture } from './capture-import/keep-capture.ts'
import {
  addFile,
  type FileCounts,
  type FileLine,
  noFiles,
  type RefusalWord,
} from './capture-report.ts'
import { decodeCapture, MAX_CAPTURE_BYTES } from './decode-capture.ts'
import { readCapture } from './read-capture.ts'

/**
 * Stores captures with their readings, rates and pieces, file by file, and tells of each what was
 * done with it. A file is one transaction, and one that is here already (by its text) is left
 * alone: an import that was broken off is simply run again. A file that is no capture is refused
 * in a word, and the rest goes on. Memory does not grow with the number of files. What was done is
 * kept with the run (list-import-runs.ts), save for a dry run, which keeps nothing.
 *
 * Fails where the database does.
 */
export async function* importCaptures(
  db: Db,
  files: readonly CaptureFile[],
  wishes: CaptureImport,
): AsyncGenerator<FileLine> {
  const runId = wishes.dryRun ? null : await beginRun(db, wishes, files.length)
  const run: Run = { ...wishes, runId, tried: new Set(), counts: noFiles }
  try {
    for (const file of files) {
      const line = await takeIn(db, file, run)
      run.counts = addFile(run.counts, line)
      if (runId && line.outcome === 'refused') await noteRefusal(db, runId, line, run.counts)
      yield line
    }
  } finally {
    // Also where whoever listens has stopped.
    if (runId) await endRun(db, runId)
  }
}

async function takeIn(db: Db, { file, isTextByName }: CaptureFile, run: Run): Promise<FileLine> {
  if (!isTextByName) {
    return refused(file, 'capture-other-extension', 'name it itself to have it tried')
  }
  const read = await readFrom(file)
  return 'outcome' in read ? read : keep(db, read, run)
}

async function readFrom(file: string): Promise<CaptureToKeep | FileLine> {
  try {
    const { size } = await stat(file)
    if (size > MAX_CAPTURE_BYTES) return refused(file, 'capture-too-large', `${size} bytes`)
    const decoded = decodeCapture(await readFile(file))
    const reading = readCapture(decoded.text)
    const isNothing = reading.articles.length === 0 && reading.ticker.length === 0
    if (isNothing) return refused(file, 'capture-nothing-found', 'no piece and no rates')
    return { file, name: path.basename(file).normalize('NFC'), decoded, reading }
  } catch (error) {
    // decodeCapture promises that the codes of its failures are words of refusal.
    if (error instanceof Failure) return refused(file, error.code as RefusalWord, error.message)
    if (isFileError(error)) return refused(file, 'capture-unreadable', error.code)
    // A fault of ours in reading one file is told, and does not stop the others.
    return refused(file, 'capture-failed', messageOf(error))
  }
}

/**
 * `counts`: of the files before this one. In a dry run nothing is kept, so which files have the
 * same text is remembered.
 */
type Run = CaptureRun & { tried: Set<string>; counts: FileCounts }

async function keep(db: Db, capture: CaptureToKeep, run: Run): Promise<FileLine> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return run.dryRun ? await tryOut(db, capture, run) : await act(db, capture, run)
    } catch (error) {
      // Somebody published a piece at the same time, and each waited for the other.
      if (attempt < 5 && errorCode(error) === '40P01') continue
      if (isExpunged(error)) return refused(capture.file, 'capture-expunged', error.message)
      if (isUnstorable(error)) return refused(capture.file, 'capture-failed', messageOf(error))
      throw error
    }
  }
}

function act(db: Db, capture: CaptureToKeep, run: Run): Promise<FileLine> {
  return transact(db, async (tx: Tx) => {
    const line = await keepCapture(tx, capture, run)
    if (run.runId && line.outcome !== 'refused') {
      await noteCounts(tx, run.runId, addFile(run.counts, line))
    }
    return line
  })
}

class TriedOut extends Error {
  readonly line: FileLine
  constructor(line: FileLine) {
    super('tried out')
    this.line = line
  }
}

async function tryOut(db: Db, capture: CaptureToKeep, run: Run): Promise<FileLine> {
  const line = await transact(db, async (tx): Promise<FileLine> => {
    throw new TriedOut(await keepCapture(tx, capture, run))
  }).catch((error: unknown) => {
    if (error instanceof TriedOut) return error.line
    throw error
  })
  const text = digestOf(capture.decoded.text)
  if (line.outcome === 'stored' && run.tried.has(text)) {
    return { ...line, outcome: 'already-there', pieces: [] }
  }
  run.tried.add(text)
  return line
}

function refused(file: string, reason: RefusalWord, note: string): FileLine {
  return { file, outcome: 'refused', reason, note }
}

function isFileError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

/** A piece of the capture would have brought back what was cut from it: from another place, say. */
function isExpunged(error: unknown): error is Failure {
  return error instanceof Failure && error.code === 'words-expunged'
}

/** What PostgreSQL says of the data (class 22) or of its size (class 54), not of itself. */
function isUnstorable(error: unknown): boolean {
  return /^(22|54)/.test(errorCode(error) ?? '')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
}
