import type { TickerLine } from '#rates/ticker.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Dates } from '../wording/dates.ts'

/** What a reader must know of a line beside its figure: 'official, fixed since 1 January 2015'. */
export function tickerNotes(
  line: Pick<TickerLine, 'state' | 'source' | 'fixedSince' | 'method' | 'quality'>,
  { messages, dates }: { messages: Messages; dates: Dates },
): string[] {
  const words = messages.ticker.notes
  const { state, source } = line
  const isBehind = state === 'late' || state === 'stale' || state === 'source_down'
  return [
    line.fixedSince === null ? '' : words.fixedSince(dates.day(line.fixedSince)),
    line.method === 'cross' && source ? words.derived(source.name) : '',
    line.quality === 'suspect' ? words.suspect : '',
    isBehind ? words[state] : '',
  ].filter(Boolean)
}
