import { listCorrectedRates } from '#rates/list-corrected-rates.ts'
import { mayPassOn } from '#rates/may-pass-on.ts'
import {
  type PairHistory,
  pairHistory,
  type RateSpan,
  rateSpans,
  sparkline,
} from '#rates/pair-history.ts'
import { listTicker } from '#rates/ticker.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { NavItem, Page, PairModel } from '../page-models.ts'
import { attributionsOf } from '../rates/attributions.ts'
import { convertPath, pairPath } from '../rates/pair-path.ts'
import { lineInWords, sourceInWords } from '../rates/source-in-words.ts'
import { formatFigures } from '../wording/numbers.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'

/** What the bare address of a pair shows. */
const USUAL_SPAN: RateSpan = '1-year'

/** The pairs of the ticker, each with a small chart of the last year. */
export async function loadRatesPage(request: PageRequest): Promise<Page> {
  const { rates, frame, path } = request
  const table = await rates.load()
  const messages = messagesFor(frame.edition)
  const items = frame.ticker.map((line) => {
    const { base, quote } = line
    const asked = { base, quote, span: USUAL_SPAN, today: frame.today }
    const chart = sparkline(table, asked)
    const href = line.value === null ? null : inEdition(frame, pairPath(line))
    return { line, href, chart }
  })
  return pageOf(frame, {
    model: { type: 'rates', items, attributions: attributionsOf(frame.ticker, messages) },
    title: messages.rates.title,
    description: messages.rates.about,
    canonicalPath: path,
    tags: [],
  })
}

/** `/rates/kzt-usd` and its spans; null where no source has such a rate. */
export async function loadPairPage(
  request: PageRequest,
  { base = '', quote = '', span = USUAL_SPAN }: Record<string, string>,
): Promise<Page | null> {
  const { db, rates, frame, path } = request
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
  const messages = messagesFor(frame.edition)
  const turned = { base: pair.quote, quote: pair.base }
  return pageOf(frame, {
    model: {
      type: 'rate-pair',
      line: lineInWords(line, messages),
      history: { ...history, source: sourceInWords(history.source, messages) },
      corrected: await listCorrectedRates(db, correctedOf(history)),
      spans: spansOf(request, pair, found),
      turnedHref: inEdition(frame, pairPath(turned)),
      convertHref: inEdition(frame, convertPath(pair)),
      downloads: downloadsOf(history, request),
    },
    title: messages.rates.pairTitle(name),
    description: formatFigures(frame.edition, line.full),
    canonicalPath: path,
    tags: [],
    ...(changesAt && { expiresAt: changesAt }),
  })
}

type Pair = { base: string; quote: string }

/** As many as a reader looks through; the record of all is in the API. */
const MOST_CORRECTED = 20

function correctedOf({ source, method, base, quote }: PairHistory) {
  const hub = method === 'cross' ? [source.ownCurrency ?? 'USD'] : []
  return { source: source.code, currencies: [base, quote, ...hub], limit: MOST_CORRECTED }
}

function downloadsOf(
  { source, base, quote }: PairHistory,
  { leftOut }: PageRequest,
): PairModel['downloads'] {
  if (!mayPassOn(source, leftOut)) return null
  const path = (form: string) => `/api/v1/rates/${base}/${quote}.${form}?source=${source.code}`
  return { csv: path('csv'), json: path('json') }
}

function spansOf({ frame }: PageRequest, pair: Pair, current: RateSpan): NavItem[] {
  const words = messagesFor(frame.edition).rates
  return rateSpans.map((span) => ({
    label: words.spans[span],
    href: inEdition(frame, `${pairPath(pair)}${span === USUAL_SPAN ? '' : `/${span}`}`),
    current: span === current,
  }))
}
