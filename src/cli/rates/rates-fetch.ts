import { defineCommand } from 'citty'
import { callBank, getBank, listFetched } from '#rates/call-bank.ts'
import { asksFor } from '#rates/fetch-schedule.ts'
import { type FetchResult, fetchTables } from '#rates/fetch-tables.ts'
import { type CommandContext, withDatabase } from '../run-command.ts'
import { print, printJson, printTable, styled } from '../terminal.ts'

export const ratesFetch = defineCommand({
  meta: { description: 'Ask the banks for their newest tables now' },
  args: {
    source: { type: 'positional', required: false, description: 'Only this one', valueHint: 'nbk' },
    'accept-fewer': {
      type: 'boolean',
      description: 'Take a table with far fewer currencies than the last one',
    },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: ({ args }) =>
    withDatabase(async (context) => {
      const results: FetchResult[] = []
      for (const bank of chosen(context, args.source)) {
        const outgoing = callBank(bank, context.settings)
        const fetching = { purpose: 'latest' as const, acceptsFewer: args['accept-fewer'] === true }
        try {
          const asks = asksFor(bank, 'latest', new Date())
          const { db } = context.database
          results.push(...(await fetchTables(db, bank, asks, { outgoing, ...fetching })))
        } finally {
          await outgoing.close()
        }
      }
      if (args.json) printJson({ fetched: results })
      else show(results)
      if (results.some(({ fault }) => fault !== null)) process.exitCode = 1
    }),
})

/** The one that is named, else those of RATES_FETCH, else all: whoever types this asks for it. */
function chosen({ settings }: CommandContext, source: string | undefined) {
  if (source !== undefined) return [getBank(source)]
  return listFetched(settings.ratesFetch.length > 0 ? settings.ratesFetch : ['all'])
}

function show(results: readonly FetchResult[]): void {
  printTable(
    results.map(({ source, request, outcome, fault, sentence, suspect }) => [
      fault ? styled('red', 'wrong') : styled('green', 'well '),
      source,
      request,
      fault ? `${outcome}, ${fault}` : outcome,
      suspect > 0 ? `${sentence} ${suspect} of them suspect.` : sentence,
    ]),
  )
  if (results.some(({ suspect }) => suspect > 0)) {
    print('"chapar rates review" lists what is suspect.')
  }
}
