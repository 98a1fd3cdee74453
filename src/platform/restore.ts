import { type Archive, openArchive } from './backup/archive-reader.ts'
import { emptyDatabase, hasRows, requireRestorable } from './backup/empty-database.ts'
import { readKeptFile } from './backup/kept-files.ts'
import { loadTables } from './backup/load-tables.ts'
import { type Manifest, requireKnownMigrations } from './backup/manifest.ts'
import { stageMedia } from './backup/media-files.ts'
import { inTransaction, openSession, type Session } from './backup/session.ts'
import { type Connection, openDatabase, type Tx } from './database.ts'
import { migrate, migrateWithin } from './migrations.ts'

/** Told while the work goes on: bytes of the file, bytes of media, rows of tables. */
export type RestoreProgress = (
  step: 'file' | 'media' | 'tables',
  done: number,
  total: number,
) => void

/** The backup, for what the newsroom does between loading it and letting it be seen. */
export type RestoredBackup = {
  createdAt: Date
  /** A file that was kept with the backup; null where there was none. */
  readFile(name: string): Promise<string | null>
}

export type RestoreSummary = {
  file: string
  createdAt: string
  chapar: string
  rows: number
  mediaFiles: number
  /** Migrations that came after the backup and were applied to it. */
  migrated: number
}

/**
 * Puts a backup in the place of what is in the database. The file is read through and checked
 * first; then all happens in one transaction: the old tables go, the backup's come at its own
 * schema, are read back and compared, and are migrated on. Nobody ever sees a part of it, and what
 * fails or is killed at any point leaves the database as it was.
 *
 * `settle` runs last in that transaction, on the current schema.
 *
 * @throws Failure `database-in-use`, `database-foreign`, `database-not-empty`, `backup-missing`,
 *   `backup-foreign`, `backup-too-new`, `backup-damaged`, `backup-does-not-fit`, `disk-full`
 */
export async function restoreBackup(options: {
  connection: Connection
  dataDir: string
  file: string
  /** Whether a newsroom that is there may go. */
  replace: boolean
  settle?: (tx: Tx, backup: RestoredBackup) => Promise<void>
  onProgress?: RestoreProgress
  /** Stops the work; the database stays as it was. */
  signal?: AbortSignal
}): Promise<RestoreSummary> {
  const archive = await openArchive(options.file, {
    onBytes: progressOf(options, 'file'),
    signal: options.signal,
  })
  try {
    const steps = requireKnownMigrations(options.file, archive.manifest)
    const session = await openSession(options.connection)
    let migrated: number
    try {
      await requireRestorable(session.client, options.replace)
      migrated = await putInPlace(session, archive, steps, options)
    } finally {
      await session.close()
    }
    await makeReady(options.connection)
    return { ...summary(archive), migrated }
  } finally {
    await archive.close()
  }
}

/** Whether the database holds rows that a restore would replace. */
export async function holdsNewsroom(connection: Connection): Promise<boolean> {
  const session = await openSession(connection)
  return hasRows(session.client).finally(() => session.close())
}

/** Returns how many migrations came after the backup's own. */
async function putInPlace(
  session: Session,
  archive: Archive,
  steps: number,
  options: Pick<Parameters<typeof restoreBackup>[0], 'dataDir' | 'settle' | 'onProgress'>,
): Promise<number> {
  const { client } = session
  const media = await stageMedia(archive, options.dataDir, progressOf(options, 'media'))
  try {
    return await inTransaction(session, async (tx) => {
      await emptyDatabase(client)
      await migrateWithin(client, steps)
      await loadTables(client, archive, progressOf(options, 'tables'))
      const migrated = await migrateWithin(client)
      await options.settle?.(tx, restored(archive))
      await media.place()
      return migrated
    })
  } finally {
    await media.clear()
  }
}

/** What a fresh database needs besides its rows: the queue, and statistics for the planner. */
async function makeReady(connection: Connection): Promise<void> {
  const database = openDatabase(connection, { size: 2 })
  try {
    await migrate(database.pool)
    await database.pool.query('analyze')
  } finally {
    await database.close()
  }
}

function restored(archive: Archive): RestoredBackup {
  return {
    createdAt: new Date(archive.manifest.createdAt),
    readFile: (name) => readKeptFile(archive, name),
  }
}

function summary({ file, manifest }: { file: string; manifest: Manifest }) {
  const { createdAt, chapar, tables, media } = manifest
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return { file, createdAt, chapar, rows, mediaFiles: media.length }
}

function progressOf(
  options: { onProgress?: RestoreProgress },
  step: Parameters<RestoreProgress>[0],
) {
  return (done: number, total: number) => options.onProgress?.(step, done, total)
}
