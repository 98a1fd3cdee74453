import { listBanks } from '#rates/list-sources.ts'
import { aWholeTable, printedBy } from '../../test/support/bank-tables.ts'
import { type Section, verdict } from '../section.ts'
import { milliseconds } from '../support/figures.ts'
import { median, spread } from '../support/statistics.ts'

const TODAY = '2026-11-18'
const MOST_MS = 10

/** One table of each bank, of its usual size, from bytes to checked rates. */
export const payloads: Section = {
  name: 'payloads',
  async run(bench) {
    const tables = listBanks().map(({ facts, latest }) => {
      const ask = latest(TODAY).at(-1)?.mayBeAbsent ? latest(TODAY)[0] : latest(TODAY).at(-1)
      const rows = aWholeTable('87.45', facts.expectedCurrencies)
      const body = ask && printedBy(new URL(ask.url), () => new Map([[TODAY, rows]]))?.body
      if (!ask || !body) throw new Error(`${facts.code} has no table to print`)
      return { ask, body, count: rows.length }
    })
    const rounds = Array.from({ length: bench.rounds * 10 }, () => {
      const before = process.cpuUsage()
      for (const { ask, body, count } of tables) {
        const read = ask.extract(body)
        if (!read.ok || read.rates.length !== count) throw new Error(`${ask.url} was not read`)
      }
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    const middle = median(rounds)
    return [
      {
        what: 'seven payloads read and validated, CPU',
        figure: milliseconds(middle),
        spread: spread(rounds, milliseconds),
        target: `at most ${MOST_MS} ms`,
        ...verdict(middle <= MOST_MS),
      },
    ]
  },
}
