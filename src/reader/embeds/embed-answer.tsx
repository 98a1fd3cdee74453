import type { AnswerToKeep } from '#platform/response-cache.ts'
import { mayPassOn } from '#rates/may-pass-on.ts'
import { pairHistory, type RateSpan, rateSpans } from '#rates/pair-history.ts'
import { listTicker } from '#rates/ticker.ts'
import { cacheTag } from '../answers/cache-tag.ts'
import { frameTags } from '../frame-store.ts'
import type { PageRequest } from '../pages/page-request.ts'
import { attributionsOf } from '../rates/attributions.ts'
import { lineInWords, sourceInWords } from '../rates/source-in-words.ts'
import { type Wording, wordingFor } from '../wording/wording.ts'
import { EmbedChart } from './embed-chart.tsx'
import { embedHeaders } from './embed-headers.ts'
import { EmbedPage } from './embed-page.tsx'
import { EmbedTicker } from './embed-ticker.tsx'

type Markup = { toString(): string }
type Made = { page: Markup; status: 200 | 404; isUsual: boolean; changesAt: Date | null }

const PAIR = '[a-z]{3}-[a-z]{3}'
const TICKER = new RegExp(
  String.raw`^/embed/ticker(?<classic>/classic)?(?:/(?<pairs>${PAIR}(?:\.${PAIR}){0,11}))?$`,
)
const CHART = new RegExp(`^/embed/chart/(?<pair>${PAIR})(?:/(?<span>[a-z0-9-]+))?$`)

export function isEmbedPath(local: string): boolean {
  return local.startsWith('/embed/')
}

/**
 * `/embed/ticker[/classic][/kzt-usd.kgs-usd]` and `/embed/chart/kzt-usd[/30-days]`: pages for frames
 * and for the elements. What other addresses get is made for a frame too. Sources that are not
 * passed on answer nothing here.
 */
export async function embedAnswer(request: PageRequest, local: string): Promise<AnswerToKeep> {
  const { frame, until } = request
  const wording = wordingFor(frame)
  const made =
    (await loadTicker(request, TICKER.exec(local)?.groups, wording)) ??
    (await loadChart(request, CHART.exec(local)?.groups, wording)) ??
    nothing(wording)
  const { page, status, isUsual, changesAt } = made
  const tags = [...frameTags]
  return {
    status,
    headers: [
      ...embedHeaders(frame),
      ...['Content-Type', 'text/html; charset=utf-8'],
      // As for the API: a new fixing may be seen a minute late.
      ...['Cache-Control', 'public, max-age=60', 'X-Robots-Tag', 'noindex'],
      ...['Cache-Tag', cacheTag(tags)],
    ],
    body: `<!doctype html>${page}`,
    keep: {
      tags,
      until: changesAt && changesAt < until ? changesAt : until,
      // Of chosen pairs there are as many as somebody cares to choose.
      shelf: isUsual ? 'page' : 'minor',
    },
  }
}

type Groups = Record<string, string | undefined> | undefined

async function loadTicker(
  { rates, frame, leftOut }: PageRequest,
  groups: Groups,
  wording: Wording,
): Promise<Made | null> {
  if (!groups) return null
  const { classic, pairs } = groups
  const names = pairs
    ? pairs.split('.').map((pair) => pair.toUpperCase().replace('-', '/'))
    : frame.ticker.map(({ pair }) => pair)
  const { lines, changesAt } = listTicker(await rates.load(), names, {
    today: frame.today,
    now: new Date(),
    isAsked: (source) => mayPassOn(source, leftOut),
  })
  const named = lines.map((line) => lineInWords(line, wording.messages))
  const look = classic ? 'classic' : 'full'
  const attributions = attributionsOf(named, wording.messages)
  const page = <EmbedTicker lines={named} {...{ look, attributions, wording }} />
  return { page, status: 200, isUsual: !pairs, changesAt }
}

async function loadChart(
  { rates, frame, leftOut }: PageRequest,
  groups: Groups,
  wording: Wording,
): Promise<Made | null> {
  const { pair = '', span = '1-year' } = groups ?? {}
  if (!isSpan(span)) return null
  const [base = '', quote = ''] = pair.toUpperCase().split('-')
  const { today } = frame
  const table = await rates.load()
  const isAsked = (source: Parameters<typeof mayPassOn>[0]) => mayPassOn(source, leftOut)
  const history = pairHistory(table, { base, quote, span, today, isAsked })
  const at = { today, now: new Date(), isAsked }
  const { lines, changesAt } = listTicker(table, [`${base}/${quote}`], at)
  const [line] = lines
  if (!history || !line) return null
  const { messages } = wording
  const named = { ...history, source: sourceInWords(history.source, messages) }
  const page = <EmbedChart line={lineInWords(line, messages)} history={named} wording={wording} />
  return { page, status: 200, isUsual: false, changesAt }
}

function isSpan(text: string): text is RateSpan {
  return (rateSpans as readonly string[]).includes(text)
}

function nothing(wording: Wording): Made {
  const { title, none } = wording.messages.ticker
  const page = (
    <EmbedPage title={title} wording={wording}>
      <p>{none}</p>
    </EmbedPage>
  )
  return { page, status: 404, isUsual: false, changesAt: null }
}
