import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isCancel, text } from '@clack/prompts'
import { defineCommand } from 'citty'
import { forgetPreviewLinks } from '#articles/preview-links.ts'
import { scrubAfterExpunge } from '#articles/scrub-after-expunge.ts'
import { openDatabase } from '#platform/database.ts'
import { type DatabaseServer, openServer } from '#platform/database-server.ts'
import { Failure } from '#platform/failure.ts'
import { holdsNewsroom, type RestoreSummary, restoreBackup } from '#platform/restore.ts'
import { readSettings, type Settings } from '#platform/settings.ts'
import { forgetSignIns } from '#staff/sessions.ts'
import { requireTrueRecord } from './require-true-record.ts'
import {
  type Replayed,
  readLedgerFile,
  replayIntoRestored,
  saveTombstones,
} from './restored-expunctions.ts'
import { showSteps } from './show-steps.ts'
import { listenForStop } from './stop-signal.ts'
import { isInteractive, note, print, printJson } from './terminal.ts'
import { wrongUsage } from './wrong-usage.ts'

const steps = { file: 'Bytes checked', media: 'Bytes of media put back', tables: 'Rows put back' }

export const restore = defineCommand({
  meta: { description: 'Put a backup in the place of the database and the media' },
  args: {
    file: { type: 'positional', required: true, description: 'A file that "chapar backup" wrote' },
    replace: { type: 'boolean', description: 'Even where there is a newsroom, which is lost' },
    yes: { type: 'boolean', description: 'Do not ask before replacing' },
    unproven: {
      type: 'boolean',
      description: 'Even where its audit log or revisions were changed',
    },
    expunctions: {
      type: 'string',
      description: 'A ledger whose expunctions are done again',
      valueHint: 'expunctions.jsonl',
    },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: async ({ args }) => {
    const settings = readSettings()
    // Always our own: a server that another chapar holds must not lose its database under it.
    const server = await openServer(settings, { start: 'always', poolSize: 1 })
    try {
      if (args.replace) await confirm(server, args.yes ?? false)
      const result = await restoreOn(server, settings, path.resolve(args.file), {
        replace: args.replace ?? false,
        unproven: args.unproven ?? false,
        ledgerFile: args.expunctions,
      })
      if (args.json) printJson(result)
      else tell(result)
    } finally {
      await server.stop()
    }
  },
})

type Result = RestoreSummary & Replayed

async function restoreOn(
  { connection, database }: DatabaseServer,
  settings: Settings,
  file: string,
  options: { replace: boolean; unproven: boolean; ledgerFile: string | undefined },
): Promise<Result> {
  const { dataDir } = settings
  const given = options.ledgerFile === undefined ? [] : await readLedgerFile(options.ledgerFile)
  if (options.replace) await saveTombstones(database.db, dataDir)
  // The restore refuses a database that anybody is connected to.
  await database.close()
  const { stop } = listenForStop()
  const bars = showSteps(steps)
  let replayed: Replayed = { expunctions: 0, expunged: 0 }
  try {
    const summary = await restoreBackup({
      connection,
      dataDir,
      file,
      replace: options.replace,
      settle: async (tx, backup) => {
        if (!options.unproven) await requireTrueRecord(tx, file)
        replayed = await replayIntoRestored(tx, backup, { dataDir, given })
        await forgetSignIns(tx)
        await forgetPreviewLinks(tx)
      },
      onProgress: bars.report,
      signal: stop,
    })
    if (replayed.expunged > 0) await scrub(connection)
    return { ...summary, ...replayed }
  } catch (error) {
    if (!stop.aborted) throw error
    throw new Failure('stopped', 'Stopped: nothing was restored.', { cause: error })
  } finally {
    bars.end()
  }
}

/** The backup brought back words that were destroyed: they must not stay in dead rows either. */
async function scrub(connection: DatabaseServer['connection']): Promise<void> {
  const database = openDatabase(connection, { size: 1 })
  try {
    // Only a passing job of the server itself can be in the way.
    for (let tries = 0; tries < 20; tries++) {
      if ((await scrubAfterExpunge(database.db)).ok) return
      await sleep(250)
    }
    note('What was expunged may still lie in the files of the database: a transaction was open.')
  } finally {
    await database.close()
  }
}

async function confirm({ connection }: DatabaseServer, yes: boolean): Promise<void> {
  if (yes || !(await holdsNewsroom(connection))) return
  if (!isInteractive()) throw wrongUsage('--replace needs --yes where nobody can be asked.')
  const answer = await text({
    message: 'The newsroom that is in the database will be lost. Type "replace" to go on.',
  })
  if (!isCancel(answer) && answer.trim().toLowerCase() === 'replace') return
  throw new Failure('not-confirmed', 'Not confirmed: nothing was restored.')
}

function tell(result: Result): void {
  const { rows, mediaFiles, migrated, expunged } = result
  print(
    `Restored the backup of ${result.createdAt} (Chapar ${result.chapar}): ${rows.toLocaleString('en')} rows, ${mediaFiles.toLocaleString('en')} media files.`,
  )
  if (migrated > 0) print(`Its schema was older; migrations applied: ${migrated}.`)
  if (expunged > 0) {
    const what = expunged === 1 ? '1 expunction' : `${expunged} expunctions`
    print(`${what} that it did not know of ${expunged === 1 ? 'was' : 'were'} done again.`)
  }
}
