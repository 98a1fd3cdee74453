import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { addDays, daysBetween } from '../day-number.ts'
import type { Bank } from '../sources/bank.ts'
import { currencyInForce } from '../sources/reading/currency-in-force.ts'
import type { PrintedRate } from '../sources/reading/extraction.ts'
import type { GuardFault } from './check-table.ts'

/** Nominals change by ten at least; no rate of ours has ever done more than double in a month. */
const MOST_TIMES = 3
const NEAR_DAYS = 30

/**
 * Where a page prints no nominal, only its level can tell that a figure is for more than one unit:
 * of two figures of a currency within a month, on the page or on record, neither is several times
 * the other. Null where that holds.
 */
export async function checkLevel(
  db: Db,
  { facts }: Bank,
  rates: readonly PrintedRate[],
): Promise<GuardFault | null> {
  for (const [code, printed] of Map.groupBy(rates, (rate) => rate.code)) {
    const own = currencyInForce(facts.ownCurrency ?? '', printed[0]?.day ?? '')
    const days = printed.map(({ day }) => day).sort()
    const [first = '', last = ''] = [days[0], days.at(-1)]
    const { rows } = await sql<Figure>`
      select effective_date as day, (value / nominal)::float8 as unit from rate_observations
      where source = ${facts.code} and rate_type = 'official' and base = ${code} and quote = ${own}
        and effective_date between ${addDays(first, -NEAR_DAYS)}::date
          and ${addDays(last, NEAR_DAYS)}::date`.execute(db)
    const onPage = printed.map(({ day, value, nominal }) => ({
      day,
      unit: Number(value) / nominal,
    }))
    const step = findStep([...onPage, ...rows].sort((a, b) => (a.day < b.day ? -1 : 1)))
    if (step) return { code: 'nominal-unclear', sentence: sentenceOf(code, step) }
  }
  return null
}

/** Doubles do: whoever is several times another is so by any count. */
type Figure = { day: string; unit: number }

function findStep(figures: readonly Figure[]): [Figure, Figure] | null {
  for (const [place, later] of figures.entries()) {
    const before = figures[place - 1]
    if (!before || daysBetween(before.day, later.day) > NEAR_DAYS) continue
    const times = later.unit / before.unit
    if (times > MOST_TIMES || times < 1 / MOST_TIMES) return [before, later]
  }
  return null
}

function sentenceOf(code: string, [before, later]: [Figure, Figure]): string {
  const from = `${before.unit} on ${before.day}`
  return `The page prints no nominal, and ${code} goes from ${from} to ${later.unit} on ${later.day}.`
}
