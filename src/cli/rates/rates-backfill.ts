import { defineCommand } from 'citty'
import { z } from 'zod'
import { type BackfillStep, backfillSource } from '#rates/backfill-source.ts'
import { callBank, getBank } from '#rates/call-bank.ts'
import { dayIn } from '#rates/zone-moment.ts'
import { withDatabase } from '../run-command.ts'
import { listenForStop } from '../stop-signal.ts'
import { complain, print, printJson, printTable, startProgress } from '../terminal.ts'
import { wrongUsage } from '../wrong-usage.ts'

/** So many of the tables that were not let in are shown. */
const SHOWN = 10

export const ratesBackfill = defineCommand({
  meta: { description: "Fetch a bank's past tables; the same command goes on where it ended" },
  args: {
    source: { type: 'positional', required: true, description: 'The source', valueHint: 'nbk' },
    from: { type: 'string', required: true, description: 'The first day', valueHint: '2020-01-01' },
    to: { type: 'string', description: 'The last day; default: today' },
    only: {
      type: 'string',
      description: 'Single currencies, where the bank gives ranges',
      valueHint: 'USD,EUR',
    },
    again: { type: 'boolean', description: 'Also what an earlier run has brought' },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: async ({ args }) => {
    const bank = getBank(args.source)
    const from = readDay('--from', args.from)
    const to = args.to === undefined ? dayIn(bank.facts.zone, new Date()) : readDay('--to', args.to)
    if (from > to) throw wrongUsage(`--from ${from} is later than --to ${to}.`)
    const only = args.only === undefined ? null : readCurrencies(args.only)
    await withDatabase(async ({ database: { db }, settings }) => {
      const outgoing = callBank(bank, settings)
      const { stop: signal } = listenForStop()
      try {
        const again = args.again === true
        const options = { from, to, only, again, outgoing, signal }
        const told = await watch(await backfillSource(db, bank, options))
        if (args.json) printJson(told)
        else show(told)
        if (told.wrong.length > 0 || told.left > 0) process.exitCode = 1
      } finally {
        await outgoing.close()
      }
    })
  },
})

type Told = {
  requests: number
  doneBefore: number
  added: number
  revised: number
  suspect: number
  absent: number
  left: number
  wrong: { request: string; sentence: string }[]
}

async function watch({ total, steps }: Awaited<ReturnType<typeof backfillSource>>): Promise<Told> {
  const told: Told = {
    requests: total,
    doneBefore: 0,
    added: 0,
    revised: 0,
    suspect: 0,
    absent: 0,
    left: total,
    wrong: [],
  }
  const bar = startProgress('Tables', total)
  for await (const step of steps) {
    count(told, step)
    bar.advance()
  }
  bar.done()
  return told
}

function count(told: Told, step: BackfillStep): void {
  told.left--
  if (step.outcome === 'done-before') {
    told.doneBefore++
    return
  }
  told.added += step.added
  told.revised += step.revised
  told.suspect += step.suspect
  if (step.outcome === 'absent') told.absent++
  if (step.fault) told.wrong.push({ request: step.request, sentence: step.sentence })
}

function show({ requests, doneBefore, added, revised, suspect, absent, left, wrong }: Told): void {
  print(`${requests} requests, ${doneBefore} of them done before, ${absent} without a table.`)
  print(`${added} new figures, ${revised} changed, ${suspect} suspect.`)
  printTable(wrong.slice(0, SHOWN).map(({ request, sentence }) => [`  ${request}`, sentence]))
  if (wrong.length > SHOWN) print(`  and ${wrong.length - SHOWN} more`)
  if (left > 0) complain(`Stopped with ${left} to go: the same command goes on from here.`)
}

function readDay(flag: string, text: string): string {
  if (z.iso.date().safeParse(text).success) return text
  throw wrongUsage(`${flag} takes a day such as 2020-01-31, not "${text}".`)
}

function readCurrencies(text: string): string[] {
  const codes = text.split(',').map((code) => code.trim().toUpperCase())
  if (codes.every((code) => /^[A-Z]{3}$/.test(code))) return codes
  throw wrongUsage(`--only takes codes such as USD,EUR, not "${text}".`)
}
