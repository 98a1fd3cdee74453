import type { TickerLine } from '#rates/ticker.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Dates } from '../wording/dates.ts'

type Speech = { messages: Messages; dates: Dates; decimal: (decimal: string) => string }

/** A line of the ticker for the ear: 'Tajik somoni: 0.10879 US dollars, down 0.18 percent, as of …' */
export function spokenRate(line: TickerLine, { messages, dates, decimal }: Speech): string {
  const words = messages.ticker
  const base = words.currencies[line.base] ?? line.base
  if (line.value === null || line.effectiveDate === null) return words.spokenUnknown(base)
  const amount = words.amount(decimal(line.value), line.quote)
  const percent = line.change.replace(/[^\d.]/g, '')
  const change = words.change[line.direction](Number(percent), decimal(percent))
  return words.spoken(base, amount, change, dates.day(line.effectiveDate))
}
