import type { TickerLine } from '#rates/ticker.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Dates } from '../wording/dates.ts'

/** Whose rates a ticker shows, and of which day. */
export type TickerCaption = { source: NonNullable<TickerLine['source']>; day: string }

/** The source and day that most lines share; null where none is known. */
export function tickerCaption(lines: readonly TickerLine[]): TickerCaption | null {
  let best: TickerCaption | null = null
  let most = 0
  for (const line of lines) {
    if (!line.source || !line.effectiveDate) continue
    const caption = { source: line.source, day: line.effectiveDate }
    const shared = lines.filter((other) => sameFixing(other, caption)).length
    if (shared > most) [best, most] = [caption, shared]
  }
  return best
}

/** What a line has to say of its own source or day, where they are not the caption's; else ''. */
export function ownFixing(
  line: TickerLine,
  caption: TickerCaption | null,
  { messages, dates }: { messages: Messages; dates: Dates },
): string {
  if (!line.source || !line.effectiveDate || sameFixing(line, caption)) return ''
  const day = dates.day(line.effectiveDate)
  const isSourceKnown = line.source.code === caption?.source.code
  return isSourceKnown ? day : messages.ticker.lineSource(line.source.name, day)
}

function sameFixing(line: TickerLine, caption: TickerCaption | null): boolean {
  return line.source?.code === caption?.source.code && line.effectiveDate === caption?.day
}
