import { pairHistory, type RateSpan, rateSpans, sparkline } from '#rates/pair-history.ts'
import { listTicker } from '#rates/ticker.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { NavItem, Page } from '../page-models.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'

/** What the bare address of a pair shows. */
const USUAL_SPAN: RateSpan = '1-year'

/** The pairs of the ticker, each with a small chart of the last year. */
export async function loadRatesPage(request: PageRequest): Promise<Page> {
  const { rates, frame, path } = request
  const table = await rates.load()
  const words = messagesFor(frame.edition).rates
  const items = frame.ticker.map((line) => {
    const { base, quote } = line
    const asked = { base, quote, span: USUAL_SPAN, today: frame.today }
    const chart = sparkline(table, asked)
    return { line, href: inEdition(frame, pairPath(line)), chart }
  })
  return pageOf(frame, {
    model: { type: 'rates', items },
    title: words.title,
    description: words.about,
    canonicalPath: path,
    tags: [],
  })
}

/** `/rates/kzt-usd` and its spans; null where no source has such a rate. */
export async function loadPairPage(
  request: PageRequest,
  { base = '', quote = '', span = USUAL_SPAN }: Record<string, string>,
): Promise<Page | null> {
  const { rates, frame, path } = request
  const found = rateSpans.find((of) => of === span)
  if (!found || path.endsWith(`/${USUAL_SPAN}`)) return null
  const pair = { base: base.toUpperCase(), quote: quote.toUpperCase() }
  const { today } = frame
  const table = await rates.load()
  const history = pairHistory(table, { ...pair, span: found, today })
  const name = `${pair.base}/${pair.quote}`
  const { lines, changesAt } = listTicker(table, [name], { today, now: new Date() })
  const [line] = lines
  if (!history || !line) return null
  const words = messagesFor(frame.edition).rates
  const turned = { base: pair.quote, quote: pair.base }
  return pageOf(frame, {
    model: {
      type: 'rate-pair',
      line,
      history,
      spans: spansOf(request, pair, found),
      turnedHref: inEdition(frame, pairPath(turned)),
      downloadHref: `/api/v1/rates/${name}.csv?source=${history.source.code}`,
    },
    title: words.pairTitle(name),
    description: line.full,
    canonicalPath: path,
    tags: [],
    ...(changesAt && { expiresAt: changesAt }),
  })
}

type Pair = { base: string; quote: string }

function pairPath({ base, quote }: Pair): string {
  return `/rates/${base}-${quote}`.toLowerCase()
}

function spansOf({ frame }: PageRequest, pair: Pair, current: RateSpan): NavItem[] {
  const words = messagesFor(frame.edition).rates
  return rateSpans.map((span) => ({
    label: words.spans[span],
    href: inEdition(frame, `${pairPath(pair)}${span === USUAL_SPAN ? '' : `/${span}`}`),
    current: span === current,
  }))
}
