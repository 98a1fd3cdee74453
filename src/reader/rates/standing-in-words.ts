import type { TickerLine } from '#rates/ticker.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Dates } from '../wording/dates.ts'
import { tickerNotes } from './ticker-notes.ts'

/**
 * How the rate of a line stands: from when it is in force, whose it is and how it is known, and
 * notes on it. It is the line's own source: the history beside it may be that of a bank which has
 * been silent since.
 */
export function standingInWords(
  line: TickerLine,
  wording: { messages: Messages; dates: Dates },
): { sentence: string; notes: string[] } {
  const { effectiveDate, source, method } = line
  const words = wording.messages.rates
  const asOf = effectiveDate && source && words.asOf(wording.dates.day(effectiveDate), source)
  return {
    sentence: [asOf, method && words.methods[method]].filter(Boolean).join(' '),
    // Of the method there is a sentence already.
    notes: tickerNotes({ ...line, method: null }, wording),
  }
}
