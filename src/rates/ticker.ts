import type Big from 'big.js'
import { sql } from 'kysely'
import type { Db } from '#platform/database.ts'
import { classicChange, classicLine, classicValue, unitRate } from './classic-line.ts'
import { listSources } from './list-sources.ts'

/** One pair of the ticker as it is shown; texts are final, nothing is computed from them. */
export type TickerLine = {
  /** 'TJS/USD' */
  pair: string
  base: string
  quote: string
  /** '0.10879': five decimals; null where no fixing is known */
  value: string | null
  /** '-0.18%', '0%', or '—' where the fixing before is unknown */
  change: string
  direction: 'up' | 'down' | 'level' | 'unknown'
  /** 'TJS/USD = 0.10879 -0.18%', or 'TJS/USD = —' where no fixing is known */
  classic: string
  /** 'YYYY-MM-DD', of the fixing */
  effectiveDate: string | null
  source: { code: string; name: string; isInvented: boolean } | null
}

type Fixing = { value: string; nominal: number; effective_date: string; base: string }

/**
 * The ticker's lines for `pairs` ('KZT/USD'), in their order; a query each.
 * The newest official fixing in force on `today` ('YYYY-MM-DD', the newsroom's day), against the
 * fixing before it of the same source: a change is never computed across two sources.
 */
export function listTicker(db: Db, pairs: readonly string[], today: string): Promise<TickerLine[]> {
  return Promise.all(pairs.map((pair) => tickerLine(db, pair, today)))
}

async function tickerLine(db: Db, pair: string, today: string): Promise<TickerLine> {
  const [base = '', quote = ''] = pair.split('/')
  for (const source of listSources()) {
    const [newest, before] = await lastFixings(db, source.code, { base, quote, today })
    if (!newest) continue
    const rate = inDirection(newest, base)
    const change = classicChange(rate, before ? inDirection(before, base) : null)
    const value = classicValue(rate)
    return {
      pair,
      base,
      quote,
      value,
      change,
      direction: direction(change),
      classic: classicLine(pair, value, change),
      effectiveDate: newest.effective_date,
      source: { code: source.code, name: source.name, isInvented: source.isInvented },
    }
  }
  return unknownLine(pair, base, quote)
}

/** The newest revision of each of the last two days of fixing, in either direction of the pair. */
async function lastFixings(
  db: Db,
  source: string,
  { base, quote, today }: { base: string; quote: string; today: string },
): Promise<Fixing[]> {
  const { rows } = await sql<Fixing>`
    select distinct on (effective_date) effective_date, value, nominal, base
    from rate_observations
    where source = ${source} and rate_type = 'official' and effective_date <= ${today}
      and ((base = ${base} and quote = ${quote}) or (base = ${quote} and quote = ${base}))
    order by effective_date desc, revision desc
    limit 2`.execute(db)
  return rows
}

function inDirection(fixing: Fixing, base: string): Big {
  return unitRate(fixing, fixing.base !== base)
}

function direction(change: string): TickerLine['direction'] {
  if (change === '—') return 'unknown'
  if (change === '0%') return 'level'
  return change.startsWith('-') ? 'down' : 'up'
}

function unknownLine(pair: string, base: string, quote: string): TickerLine {
  return {
    pair,
    base,
    quote,
    value: null,
    change: '—',
    direction: 'unknown',
    classic: `${pair} = —`,
    effectiveDate: null,
    source: null,
  }
}
