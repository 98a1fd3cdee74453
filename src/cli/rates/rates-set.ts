import { defineCommand } from 'citty'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { findSource } from '#rates/list-sources.ts'
import { observationSchema } from '#rates/observation.ts'
import { recordObservations } from '#rates/record-observation.ts'
import { recordAct } from '#staff/audit-log.ts'
import { actorArgs, getActor } from '../article/acting-as.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson } from '../terminal.ts'
import { wrongUsage } from '../wrong-usage.ts'

export const ratesSet = defineCommand({
  meta: { description: 'Record one figure by hand, with its source' },
  args: {
    pair: { type: 'positional', required: true, description: 'USD/TMT: what one dollar costs' },
    value: { type: 'positional', required: true, description: 'In the second currency' },
    date: { type: 'string', required: true, description: 'Its day', valueHint: '2026-11-20' },
    'source-note': {
      type: 'string',
      required: true,
      description: 'Where the figure comes from; shown to readers',
    },
    type: { type: 'enum', options: ['official', 'parallel'], description: 'Default: official' },
    source: {
      type: 'string',
      description: 'The bank that set it; needed where it is official',
      valueHint: 'cbt',
    },
    nominal: { type: 'string', description: 'So many units of the first currency; default: 1' },
    ...actorArgs,
  },
  run: async ({ args }) => {
    const observation = readFigure(args)
    await withDatabase(async ({ database: { db } }) => {
      const actor = await getActor(db, args.as)
      const { source, rateType, base, quote, effectiveDate, value, sourceNote = '' } = observation
      const detail = { source, rateType, base, quote, effectiveDate, value, sourceNote }
      const recorded = await transact(db, async (tx) => {
        await recordAct(tx, { actor, act: 'rates.set', detail })
        return recordObservations(tx, [observation])
      })
      const known = recorded.known > 0
      if (args.json) printJson(recorded)
      else print(known ? 'It is in the record already.' : 'Recorded.')
      if (recorded.suspect > 0) print('It is suspect: "chapar rates review" says why.')
    })
  },
})

type Flags = {
  pair: string
  value: string
  date: string
  'source-note': string
  type?: string | undefined
  source?: string | undefined
  nominal?: string | undefined
}

function readFigure(flags: Flags) {
  const rateType = flags.type ?? 'official'
  const source = rateType === 'parallel' ? 'by-hand' : flags.source
  if (source === undefined)
    throw wrongUsage('An official rate needs --source, the bank that set it.')
  if (rateType === 'parallel' && flags.source !== undefined) {
    throw wrongUsage('A rate of the parallel market is no bank’s: leave --source out.')
  }
  const facts = findSource(source)
  if (!facts || facts.isInvented) {
    throw new Failure('no-such-source', `There is no source "${source}" that sets rates.`)
  }
  const [base = '', quote = ''] = flags.pair.toUpperCase().split('/')
  const parsed = observationSchema.safeParse({
    source,
    rateType,
    base,
    quote,
    effectiveDate: flags.date,
    rawValue: flags.value,
    rawNominal: flags.nominal ?? '1',
    value: flags.value,
    fetchedAt: new Date(),
    parserVersion: 1,
    sourceNote: flags['source-note'].trim() || undefined,
  })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw wrongUsage(`This is no rate: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`)
  }
  const sides = facts.direction === 'own-per-foreign' ? quote : base
  if (rateType === 'official' && facts.ownCurrency !== sides) {
    throw wrongUsage(`${facts.name} prints its rates in ${facts.ownCurrency}: turn the pair round.`)
  }
  return parsed.data
}
