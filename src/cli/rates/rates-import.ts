import path from 'node:path'
import { defineCommand } from 'citty'
import { transact } from '#platform/database.ts'
import { importRates } from '#rates/import-rates.ts'
import { recordAct } from '#staff/audit-log.ts'
import { actorArgs, getActor } from '../article/acting-as.ts'
import { withDatabase } from '../run-command.ts'
import { note, print, printJson } from '../terminal.ts'

export const ratesImport = defineCommand({
  meta: { description: 'Record the rates of a CSV file; twice changes nothing' },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'Columns as in samples/rates.csv, or eurofxref-hist.csv of the ECB',
    },
    ...actorArgs,
  },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const actor = await getActor(db, args.as)
      const onProgress = (done: number) => {
        if (process.stderr.isTTY) note(`${done.toLocaleString('en')} lines`)
      }
      const imported = await importRates(db, args.file, { now: new Date(), onProgress })
      const detail = { file: path.basename(args.file), ...imported }
      await transact(db, (tx) => recordAct(tx, { actor, act: 'rates.imported', detail }))
      const { read, added, revised, known, suspect } = imported
      if (args.json) printJson(imported)
      else
        print(
          `${read} lines: ${added} new, ${revised} changed, ${known} known, ${suspect} suspect.`,
        )
    }),
})
