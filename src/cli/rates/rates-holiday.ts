import { defineCommand } from 'citty'
import { z } from 'zod'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { getBank } from '#rates/call-bank.ts'
import { dayNumber, eachDay, weekdayOf } from '#rates/day-number.ts'
import { listDeclaredHolidays, sayHolidays } from '#rates/declared-holidays.ts'
import { recordAct } from '#staff/audit-log.ts'
import { actorArgs, getActor } from '../article/acting-as.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson, printTable } from '../terminal.ts'
import { wrongUsage } from '../wrong-usage.ts'

const list = defineCommand({
  meta: { description: 'List the holidays that were entered; those that are learnt are not here' },
  args: { json: { type: 'boolean', description: 'Print JSON' } },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const holidays = await listDeclaredHolidays(db)
      if (args.json) return printJson({ holidays })
      if (holidays.length === 0) return print('No holiday was entered.')
      printTable([
        ['source', 'no table of', 'reason', 'by', 'at'],
        ...holidays.map(({ source, day, reason, by, at }) => {
          return [source, day, reason, by ?? '-', `${at.toISOString().slice(0, 16)}Z`]
        }),
      ])
    }),
})

const holidayArgs = {
  source: { type: 'positional', required: true, description: 'The source', valueHint: 'nbk' },
  day: {
    type: 'positional',
    required: true,
    description: 'The day of the table that will not come, as "expected" in "rates status"',
    valueHint: '2026-03-24',
  },
  to: { type: 'string', description: 'The last of several days', valueHint: '2026-03-26' },
  reason: { type: 'string', required: true, description: 'Why; for the record' },
  ...actorArgs,
} as const

const add = defineCommand({
  meta: { description: 'Say that a bank prints no table of a day: none is missed then' },
  args: holidayArgs,
  run: ({ args }) => say('declared', args),
})

const remove = defineCommand({
  meta: { description: 'Take that back; both words stay on record' },
  args: holidayArgs,
  run: ({ args }) => say('withdrawn', args),
})

export const ratesHoliday = defineCommand({
  meta: { description: 'Holidays of a bank that nobody could learn from its past' },
  subCommands: { list, add, remove },
})

/** Longer no bank rests, and a misprinted year is not thousands of days. */
const MOST_DAYS = 62

type Flags = {
  source: string
  day: string
  to?: string | undefined
  reason: string
  as?: string | undefined
  json?: boolean | undefined
}

async function say(verdict: 'declared' | 'withdrawn', args: Flags): Promise<void> {
  const reason = args.reason.trim()
  if (reason === '') throw wrongUsage('--reason takes a sentence.')
  const asked = readDays(args)
  await withDatabase(async ({ database: { db } }) => {
    const actor = await getActor(db, args.as)
    const { source } = args
    const days = await transact(db, async (tx) => {
      const detail = { days: asked, reason }
      await recordAct(tx, { actor, act: `rates.holiday-${verdict}`, subject: source, detail })
      const said = await sayHolidays(tx, {
        source,
        days: asked,
        verdict,
        reason,
        by: actor.accountId,
      })
      if (said.length > 0) return said
      const why = verdict === 'declared' ? 'is entered already' : 'was never entered'
      throw new Failure('holiday-known', `${source} ${asked.join(', ')} ${why}.`)
    })
    if (args.json) return printJson({ source, days, verdict })
    const what = verdict === 'declared' ? 'No table is' : 'A table is again'
    print(`${what} expected of ${source} for ${days.join(', ')}.`)
  })
}

/** The days between on which the bank would have a table. */
function readDays({ source, day, to = day }: Flags): string[] {
  const { weekdays, publication } = getBank(source).facts
  for (const text of [day, to]) {
    if (z.iso.date().safeParse(text).success) continue
    throw wrongUsage(`"${text}" is no day such as 2026-03-24.`)
  }
  if (day > to) throw wrongUsage(`${day} is later than --to ${to}.`)
  const all = dayNumber(to) - dayNumber(day) < MOST_DAYS ? [...eachDay(day, to)] : []
  if (all.length === 0) throw wrongUsage(`So many days are no holiday: ${MOST_DAYS} at most.`)
  const isWorked = (of: string) => weekdays?.includes(weekdayOf(dayNumber(of))) ?? true
  const worked = all.filter(isWorked)
  if (worked.length > 0) return worked
  const hint =
    publication?.takesEffect === 'next-fixing-day'
      ? ' The day is that of the table: where the bank rests on a Monday, none comes for Tuesday.'
      : ''
  throw new Failure('no-table-then', `${source} has no table of ${all.join(', ')} anyway.${hint}`)
}
