import { defineCommand } from 'citty'
import { newsroomDay } from '#articles/newsroom-day.ts'
import type { Db } from '#platform/database.ts'
import { readRates } from '#rates/rate-store.ts'
import { listTicker, type TickerLine, tickerCurrencies } from '#rates/ticker.ts'
import { getSite } from '#site/site.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson, printTable } from '../terminal.ts'
import { wrongUsage } from '../wrong-usage.ts'

const STYLES = ['classic', 'full'] as const

export const tickerCommand = defineCommand({
  meta: { description: 'Show the rates of the ticker, as of today' },
  args: {
    style: {
      type: 'string',
      description:
        'classic: five decimals, as on the pages; full: five digits at least, and both directions',
      valueHint: STYLES.join('|'),
      default: 'full',
    },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const style = STYLES.find((name) => name === args.style)
      if (!style) throw wrongUsage(`--style must be one of ${STYLES.join(', ')}`)
      const ticker = await readTicker(db)
      if (args.json) return printJson(ticker)
      if (style === 'classic') for (const { classic } of ticker.lines) print(classic)
      else printTable(ticker.lines.map(cells))
    }),
})

async function readTicker(db: Db) {
  const { tickerPairs, timeZone } = await getSite(db)
  const now = new Date()
  const today = newsroomDay(timeZone, now)
  // Holidays are learnt from the years before.
  const since = `${Number(today.slice(0, 4)) - LEARNT_YEARS}-01-01`
  const table = await readRates(db, { currencies: tickerCurrencies(tickerPairs), since })
  return { today, ...listTicker(table, tickerPairs, { today, now }) }
}

const LEARNT_YEARS = 5

function cells(line: TickerLine): string[] {
  const { full, turned, effectiveDate, source, state, method, quality, fixedSince } = line
  const about = [
    state,
    method === 'cross' ? 'derived' : '',
    quality === 'suspect' ? 'not confirmed' : '',
    fixedSince === null ? '' : `official, fixed since ${fixedSince}`,
  ]
  return [full, turned, effectiveDate ?? '', source?.name ?? '', about.filter(Boolean).join(', ')]
}
