import path from 'node:path'
import { defineCommand } from 'citty'
import { ledgerFile } from '#expunctions/expunction-ledger.ts'
import { type BackupSummary, type Trial, verifyBackup, writeBackup } from '#platform/backup.ts'
import { Failure } from '#platform/failure.ts'
import { findSchemaFault } from '#platform/migrations.ts'
import { holdsNewsroom } from '#platform/restore.ts'
import { requireTrueRecord } from './require-true-record.ts'
import { type CommandContext, withDatabase } from './run-command.ts'
import { inBytes, showSteps } from './show-steps.ts'
import { listenForStop } from './stop-signal.ts'
import { print, printJson } from './terminal.ts'
import { chaparVersion } from './version.ts'
import { wrongUsage } from './wrong-usage.ts'

const steps = {
  tables: 'Rows saved',
  media: 'Bytes of media saved',
  file: 'Bytes read back',
  trial: 'Rows tried',
}

const trials: Readonly<Record<Trial, string>> = {
  passed:
    'Verified: restored into a scratch database, every table had the same rows again; the audit log and the revisions prove themselves.',
  'not-asked': 'Not verified, as asked: "chapar backup --verify FILE" does it later.',
  'may-not-create-databases':
    'Not verified by a trial restore, since the account of DATABASE_URL may not create databases; only the checksums of the file were compared.',
}

export const backup = defineCommand({
  meta: { description: 'Write the database and the media into one file, while the site runs' },
  args: {
    file: { type: 'positional', required: false, description: 'Default: chapar-DAY-TIME.tar here' },
    force: { type: 'boolean', description: 'Overwrite the file if it is there' },
    verify: {
      type: 'boolean',
      description: 'Verify an existing FILE instead; --no-verify: write one without trying it',
    },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: async ({ args }) => {
    if (args.verify && !args.file) throw wrongUsage('--verify needs the FILE that it is to verify.')
    const file = path.resolve(args.file ?? defaultName(new Date()))
    const result = await withDatabase(
      (context) =>
        args.verify
          ? verify(context, file)
          : write(context, file, { overwrite: args.force, trial: args.verify }),
      { schema: 'any' },
    )
    if (args.json) printJson(result)
    else tell(result, args.verify === true)
  },
})

type Result = BackupSummary & { trial: Trial }

async function write(
  { settings, database, server }: CommandContext,
  file: string,
  options: { overwrite: boolean | undefined; trial: boolean | undefined },
): Promise<Result> {
  const fault = await findSchemaFault(database.db)
  if (fault?.code === 'schema-newer') throw new Failure(fault.code, fault.sentence)
  if (!(await holdsNewsroom(server.connection))) {
    throw new Failure('nothing-to-keep', 'The database is empty: there is nothing to keep yet.')
  }
  return watched((watch) =>
    writeBackup({
      connection: server.connection,
      dataDir: settings.dataDir,
      file,
      files: [ledgerFile],
      version: chaparVersion(),
      overwrite: options.overwrite ?? false,
      trial: options.trial ?? true,
      prove: requireTrueRecord,
      ...watch,
    }),
  )
}

function verify({ server }: CommandContext, file: string): Promise<Result> {
  return watched((watch) =>
    verifyBackup({ connection: server.connection, file, prove: requireTrueRecord, ...watch }),
  )
}

type Watch = Pick<Parameters<typeof writeBackup>[0], 'onProgress' | 'signal'>

/** With bars, and with an end in good order when somebody asks for it. */
async function watched<T>(work: (watch: Watch) => Promise<T>): Promise<T> {
  const { stop } = listenForStop()
  const bars = showSteps(steps)
  try {
    return await work({ onProgress: bars.report, signal: stop })
  } catch (error) {
    throw stop.aborted ? new Failure('stopped', 'Stopped before its end.', { cause: error }) : error
  } finally {
    bars.end()
  }
}

function tell(result: Result, existing: boolean): void {
  const { file, bytes, tables, rows, mediaFiles } = result
  const what = `${tables} tables with ${rows.toLocaleString('en')} rows, ${mediaFiles.toLocaleString('en')} media files`
  print(`${existing ? 'Backup' : 'Written'}: ${file} (${inBytes(bytes)}; ${what}).`)
  if (existing) print(`Made by Chapar ${result.chapar} at ${result.createdAt}.`)
  print(trials[result.trial])
}

/** Sorts by time: chapar-2026-11-23-0905.tar (UTC). */
function defaultName(now: Date): string {
  const stamp = now.toISOString()
  return `chapar-${stamp.slice(0, 10)}-${stamp.slice(11, 16).replace(':', '')}.tar`
}
