import { defineCommand } from 'citty'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { decideObservation, listSuspectFigures } from '#rates/decide-observation.ts'
import { recordAct } from '#staff/audit-log.ts'
import { actorArgs, getActor } from '../article/acting-as.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson, printTable } from '../terminal.ts'
import { wrongUsage } from '../wrong-usage.ts'

export const ratesReview = defineCommand({
  meta: { description: 'List the figures that are suspect and wait for a decision' },
  args: { json: { type: 'boolean', description: 'Print JSON' } },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const figures = await listSuspectFigures(db)
      if (args.json) return printJson({ figures })
      if (figures.length === 0) return print('Nothing waits for a decision.')
      printTable([
        ['id', 'day', 'source', 'figure', 'because of', 'before it'],
        ...figures.map(
          ({ id, effectiveDate, source, base, quote, value, nominal, reason, before }) => [
            id,
            effectiveDate,
            source,
            `${nominal} ${base} = ${value} ${quote}`,
            reason === 'jump' ? 'a jump' : 'other banks',
            before ? `${before.nominal} ${base} = ${before.value} on ${before.effectiveDate}` : '',
          ],
        ),
      ])
      print('\n"chapar rates accept ID" lets a figure in, "chapar rates reject ID" leaves it out.')
    }),
})

const decisionArgs = {
  id: { type: 'positional', required: true, description: 'As "chapar rates review" lists it' },
  reason: { type: 'string', required: true, description: 'Why; for the record' },
  ...actorArgs,
} as const

export const ratesAccept = defineCommand({
  meta: { description: 'Say that a suspect figure is right' },
  args: decisionArgs,
  run: ({ args }) => decide('accepted', args),
})

export const ratesReject = defineCommand({
  meta: { description: 'Say that a suspect figure is wrong: it stays on record and is not used' },
  args: decisionArgs,
  run: ({ args }) => decide('rejected', args),
})

type Flags = { id: string; reason: string; as?: string | undefined; json?: boolean | undefined }

async function decide(verdict: 'accepted' | 'rejected', args: Flags): Promise<void> {
  const reason = args.reason.trim()
  if (!/^\d{1,18}$/.test(args.id)) throw wrongUsage(`"${args.id}" is no number of a figure.`)
  if (reason === '') throw wrongUsage('--reason takes a sentence.')
  await withDatabase(async ({ database: { db } }) => {
    const actor = await getActor(db, args.as)
    await transact(db, async (tx) => {
      const act = `rates.${verdict}`
      await recordAct(tx, { actor, act, subject: args.id, detail: { reason } })
      const deciding = { id: args.id, verdict, by: actor.accountId, reason }
      const outcome = await decideObservation(tx, deciding)
      if (outcome === 'decided') return
      const why = outcome === 'not-suspect' ? 'is not suspect' : 'was decided or replaced already'
      throw new Failure('rate-not-open', `Figure ${args.id} ${why}.`)
    })
    if (args.json) printJson({ id: args.id, verdict })
    else print(`Figure ${args.id} is ${verdict}.`)
  })
}
