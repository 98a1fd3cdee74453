import { defineCommand } from 'citty'
import { listFetched } from '#rates/call-bank.ts'
import { listSourceStatus, type SourceState, type SourceStatus } from '#rates/source-status.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson, printTable, styled } from '../terminal.ts'

export const ratesStatus = defineCommand({
  meta: { description: 'How each source stands; exit code 1 where one is stale or down' },
  args: { json: { type: 'boolean', description: 'Print JSON' } },
  run: ({ args }) =>
    withDatabase(async ({ database: { db }, settings }) => {
      const on = listFetched(settings.ratesFetch).map(({ facts }) => facts.code)
      const banks = listFetched(['all']).map(({ facts }) => facts)
      const all = await listSourceStatus(db, banks, new Date())
      const shown = all.map((status) => ({ ...status, isOn: on.includes(status.source) }))
      if (args.json) printJson({ sources: shown })
      else show(shown)
      // What is not fetched by the clock is nobody's fault.
      if (shown.some(({ isOn, state }) => isOn && WRONG.includes(state))) process.exitCode = 1
    }),
})

const WRONG: readonly SourceState[] = ['stale', 'down', 'never']

function show(all: readonly (SourceStatus & { isOn: boolean })[]): void {
  printTable([
    ['source', 'state', 'newest', 'expected', 'currencies', 'last attempt', ''],
    ...all.map(({ source, state, isOn, newest, expected, currencies, lastAttempt, suspect }) => [
      source,
      `${colored(state)}${isOn ? '' : ' (off)'}`,
      newest ?? '-',
      expected,
      String(currencies),
      lastAttempt ? `${lastAttempt.at.toISOString().slice(0, 16)}Z ${lastAttempt.outcome}` : '-',
      [lastAttempt?.fault ? lastAttempt.sentence : '', suspect > 0 ? `${suspect} suspect` : '']
        .filter(Boolean)
        .join(' '),
    ]),
  ])
  if (all.every(({ isOn }) => !isOn)) {
    print('\nNo source is on: RATES_FETCH=all asks the banks by the clock.')
  }
}

function colored(state: SourceState): string {
  if (state === 'well') return styled('green', state)
  return styled(state === 'late' ? 'yellow' : 'red', state)
}
