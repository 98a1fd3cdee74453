import { existsSync } from 'node:fs'
import { openArchive } from './backup/archive-reader.ts'
import { type ArchiveWriter, createArchive } from './backup/archive-writer.ts'
import { dumpTables } from './backup/dump-tables.ts'
import { dumpFiles } from './backup/kept-files.ts'
import { loadTables } from './backup/load-tables.ts'
import { FORMAT, type Manifest, requireKnownMigrations } from './backup/manifest.ts'
import { dumpMedia } from './backup/media-files.ts'
import { mayCreateDatabases, withScratchDatabase } from './backup/scratch-database.ts'
import { explainFullDisk, inTransaction, openSession, type Session } from './backup/session.ts'
import { listAppliedMigrations, listSequences } from './backup/tables.ts'
import type { Connection, Tx } from './database.ts'
import { Failure } from './failure.ts'
import { migrateWithin } from './migrations.ts'

/** Told while the work goes on: rows of tables, bytes of media and of the file read back. */
export type BackupProgress = (
  step: 'tables' | 'media' | 'file' | 'trial',
  done: number,
  total: number,
) => void

export type BackupSummary = {
  file: string
  bytes: number
  createdAt: string
  chapar: string
  tables: number
  rows: number
  mediaFiles: number
  mediaBytes: number
}

/** Whether a trial restore gave back what was saved, or why there was none. */
export type Trial = 'passed' | 'not-asked' | 'may-not-create-databases'

/** Looks at what a trial restore gave back, on the current schema; throws what is wrong with it. */
export type Prove = (tx: Tx, file: string) => Promise<void>

export type BackupToWrite = {
  connection: Connection
  dataDir: string
  file: string
  /** Names of files of the data directory that are kept too, where they exist. */
  files?: readonly string[]
  /** The version of Chapar that writes. */
  version: string
  overwrite?: boolean
  /** Whether to restore it into a scratch database before it gets its name; true if left out. */
  trial?: boolean
  prove?: Prove
  onProgress?: BackupProgress
  /** Stops the work; what was written is removed. */
  signal?: AbortSignal
}

/**
 * Writes one file with the tables as of one moment, the media, and single `files` of the data
 * directory, while the site runs. A tar file: `tar xf` and `sha256sum -c SHA256SUMS` work on it
 * without Chapar. It gets its name only after it was read back and tried (see `verifyBackup`).
 *
 * Not in it: the queue (schema `graphile_worker`). Its jobs follow from the rows: what is due is
 * found by a job that runs every minute, and what was in work is done anew by the next act.
 *
 * @throws Failure `backup-exists`, `backup-unwritable`, `disk-full`, or as `verifyBackup` does
 */
export async function writeBackup(
  options: BackupToWrite,
): Promise<BackupSummary & { trial: Trial }> {
  const { file } = options
  if (!options.overwrite && existsSync(file)) {
    throw new Failure('backup-exists', `${file} exists already: name another file, or add --force.`)
  }
  const createdAt = new Date()
  const archive = await createArchive(file, { madeAt: createdAt, signal: options.signal })
  try {
    const manifest = await fill(archive, options, createdAt)
    const bytes = await archive.finish()
    const trial = options.trial === false ? 'not-asked' : await tryOut(options, archive.partial)
    await archive.publish()
    return { ...summary(file, bytes, manifest), trial }
  } finally {
    await archive.abandon()
  }
}

/**
 * Reads a backup back: every byte against its sum, then a trial restore into a scratch database,
 * whose counts and digests must be those of the backup, and which must stand `prove`. Where the account may not create
 * databases, only the sums are compared, and `trial` says so.
 *
 * @throws Failure `backup-damaged`, `backup-does-not-fit`, `backup-too-new` …
 */
export async function verifyBackup(options: {
  connection: Connection
  file: string
  prove?: Prove
  onProgress?: BackupProgress
  signal?: AbortSignal
}): Promise<BackupSummary & { trial: Trial }> {
  const archive = await openArchive(options.file, {
    onBytes: progressOf(options, 'file'),
    signal: options.signal,
  })
  try {
    const steps = requireKnownMigrations(options.file, archive.manifest)
    const session = await openSession(options.connection)
    const onRows = progressOf(options, 'trial')
    try {
      const may = await mayCreateDatabases(session.client)
      if (may) {
        await withScratchDatabase(session, options.connection, (scratch) =>
          inTransaction(scratch, async (tx) => {
            await migrateWithin(scratch.client, steps)
            await loadTables(scratch.client, archive, onRows)
            await migrateWithin(scratch.client)
            await options.prove?.(tx, options.file)
          }),
        )
      }
      const trial = may ? 'passed' : 'may-not-create-databases'
      return { ...summary(options.file, archive.bytes, archive.manifest), trial }
    } finally {
      await session.close()
    }
  } finally {
    await archive.close()
  }
}

async function fill(
  archive: ArchiveWriter,
  options: BackupToWrite,
  createdAt: Date,
): Promise<Manifest> {
  await archive.add('format.json', [json({ 'chapar-backup': FORMAT })])
  const database = await dumpDatabase(options, archive).catch(explainFullDisk)
  // After the snapshot: a row of the media table is written only when its file is there.
  const media = await dumpMedia(options.dataDir, archive, progressOf(options, 'media'))
  await dumpFiles(options.dataDir, options.files ?? [], archive)
  const { version: chapar } = options
  const manifest = {
    format: FORMAT,
    chapar,
    createdAt: createdAt.toISOString(),
    ...database,
    media,
  }
  await archive.add('manifest.json', [json(manifest)])
  return manifest
}

async function tryOut(options: BackupToWrite, file: string): Promise<Trial> {
  const { trial } = await verifyBackup({ ...options, file })
  return trial
}

async function dumpDatabase(
  options: { connection: Connection; onProgress?: BackupProgress },
  archive: ArchiveWriter,
) {
  const session = await openSession(options.connection)
  try {
    await session.client.query('begin isolation level repeatable read, read only')
    return {
      postgres: await serverVersion(session),
      migrations: await listAppliedMigrations(session.client),
      tables: await dumpTables(session.client, archive, progressOf(options, 'tables')),
      // Read after the rows, so that no row has a number above it.
      sequences: await listSequences(session.client),
    }
  } finally {
    await session.close()
  }
}

async function serverVersion({ client }: Session): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  return rows[0]?.server_version ?? ''
}

function summary(file: string, bytes: number, manifest: Manifest): BackupSummary {
  return {
    file,
    bytes,
    createdAt: manifest.createdAt,
    chapar: manifest.chapar,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    mediaFiles: manifest.media.length,
    mediaBytes: manifest.media.reduce((sum, item) => sum + item.bytes, 0),
  }
}

function progressOf(options: { onProgress?: BackupProgress }, step: Parameters<BackupProgress>[0]) {
  return (done: number, total: number) => options.onProgress?.(step, done, total)
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}
