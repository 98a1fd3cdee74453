import type { TickerLine } from '#rates/ticker.ts'
import type { Messages } from '../messages/catalogue.ts'

/** A source as the edition calls it, with what stands beside its figures there. */
export function sourceInWords<T extends { code: string; name: string }>(
  source: T,
  { rates }: Pick<Messages, 'rates'>,
): T {
  return { ...source, ...rates.sources[source.code] }
}

/** A line of the ticker whose source is called as the edition calls it. */
export function lineInWords(line: TickerLine, messages: Pick<Messages, 'rates'>): TickerLine {
  return { ...line, source: line.source && sourceInWords(line.source, messages) }
}
