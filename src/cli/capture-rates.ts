import { defineCommand } from 'citty'
import { listCaptureRates } from '#intake/list-capture-rates.ts'
import { withDatabase } from './run-command.ts'
import { onOneLine, print, printJson, printTable } from './terminal.ts'

export const captureRates = defineCommand({
  meta: { description: 'List the rates on captured pages, by day, as they were printed' },
  args: {
    pair: { type: 'string', description: 'Only this pair', valueHint: 'KGS/USD' },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const pair = args.pair?.toUpperCase()
      const snapshots = await listCaptureRates(db, pair === undefined ? {} : { pair })
      if (args.json) return printJson({ snapshots })
      if (snapshots.length === 0) return print('No capture with rates is stored.')
      printTable(
        snapshots.flatMap(({ day, capture, rates }) =>
          rates.map((rate) => {
            const { pair: of, value, change } = rate
            return [day ?? 'undated   ', of, value, change ?? '', onOneLine(capture.name)]
          }),
        ),
      )
    }),
})
