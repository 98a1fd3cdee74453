import { mayPassOn } from '#rates/may-pass-on.ts'
import { listTicker, type TickerLine } from '#rates/ticker.ts'
import { type TickerRow, tickerAnswer } from './answers.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { tickerParameters } from './parameters.ts'
import { listLeftOut } from './rates-endpoints.ts'

export const tickerEndpoint: Endpoint = endpoint({
  path: '/rates/ticker',
  summary: 'The ticker',
  description:
    'The lines that stand on every page of the site: the newest fixing of each pair, and its change against the fixing before of the same source. With .txt after the path they are lines of text.',
  parameters: tickerParameters,
  answers: tickerAnswer,
  hasText: true,
  answer: ({ pairs, style = 'full' }, context) => {
    const asked = pairs?.split(',') ?? context.tickerPairs
    const { lines, changesAt } = listTicker(context.table, asked, {
      today: context.today,
      now: new Date(),
      isAsked: (source) => mayPassOn(source, context.leftOut),
    })
    const rows = lines.map((line) => rowOf(line, style))
    return { kind: 'ticker', rows, leftOut: listLeftOut(context), changesAt }
  },
})

function rowOf(line: TickerLine, style: 'classic' | 'full'): TickerRow {
  const { pair, base, quote, value, change, direction, turned, source, method, quality } = line
  // 'UZS/USD = 0.000082006 0.14%'
  const [, , rate = null] = line.full.split(' ')
  return {
    ...{ pair, base, quote, value },
    rate: value === null ? null : rate,
    change: direction === 'unknown' ? null : change.slice(0, -1),
    direction,
    line: line[style],
    turned,
    date: line.effectiveDate,
    source: source?.code ?? null,
    source_name: source?.name ?? null,
    ...{ method, quality, state: line.state, fixed_since: line.fixedSince },
  }
}
