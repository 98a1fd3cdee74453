import { defineCommand } from 'citty'
import { newsroomDay } from '#articles/newsroom-day.ts'
import { Failure } from '#platform/failure.ts'
import { convert } from '#rates/convert.ts'
import { LOOK_BACK_DAYS } from '#rates/find-rate.ts'
import { readRates } from '#rates/rate-store.ts'
import { tickerCurrencies } from '#rates/ticker.ts'
import { getSite } from '#site/site.ts'
import { withDatabase } from '../run-command.ts'
import { print, printJson } from '../terminal.ts'
import { wrongUsage } from '../wrong-usage.ts'

const DAY_MS = 24 * 3600_000

export const convertCommand = defineCommand({
  meta: { description: 'Convert an amount at the official rate of a day' },
  args: {
    amount: { type: 'positional', required: true, description: 'A number such as 1000.50' },
    from: { type: 'positional', required: true, description: 'A currency such as UZS' },
    to: { type: 'positional', required: true, description: 'A currency such as USD' },
    on: { type: 'string', description: 'The day; else today', valueHint: 'YYYY-MM-DD' },
    json: { type: 'boolean', description: 'Print JSON' },
  },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const { amount } = args
      const [base, quote] = [args.from.toUpperCase(), args.to.toUpperCase()]
      if (!/^\d{1,15}(\.\d{1,15})?$/.test(amount)) throw wrongUsage(`${amount} is no plain number.`)
      const on = args.on ?? newsroomDay((await getSite(db)).timeZone, new Date())
      if (!isDay(on)) throw wrongUsage(`${on} is no day such as 2026-11-20.`)
      const table = await readRates(db, {
        currencies: tickerCurrencies([`${base}/${quote}`]),
        // Both legs of a cross may have been carried.
        since: new Date(Date.parse(on) - 2 * LOOK_BACK_DAYS * DAY_MS).toISOString().slice(0, 10),
      })
      const found = convert(table, { amount, base, quote, on })
      if (!found)
        throw new Failure('rate-unknown', `No rate of ${base}/${quote} on ${on} is known.`)
      const { result, rate } = found
      const { effectiveDate, method, quality, source, text } = rate
      if (args.json) {
        const of = { rate: text, date: effectiveDate, source: source.code, method, quality }
        return printJson({ amount, base, quote, result, ...of })
      }
      print(`${amount} ${base} = ${result} ${quote}`)
      print(`at ${text}, ${effectiveDate}, ${source.name}, ${method}`)
    }),
})

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
