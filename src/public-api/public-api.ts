import { Hono, type Context as HonoContext } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import { answerResponse, sendPast } from '#platform/answer-response.ts'
import { isDatabaseAway } from '#platform/database-fault.ts'
import type { Log } from '#platform/log.ts'
import { createPoliteness, type Politeness } from '#platform/politeness.ts'
import type { AnswerToKeep, ResponseCache } from '#platform/response-cache.ts'
import type { Exchange } from '#platform/send-answer.ts'
import { type StoredAnswer, storeAnswer } from '#platform/stored-answer.ts'
import type { RateStore } from '#rates/rate-store.ts'
import { RATES_TAG } from '#rates/rates-tag.ts'
import { SITE_TAG } from '#site/site-tag.ts'
import { docsPage } from './docs-page.tsx'
import type { Found } from './endpoint.ts'
import { createLately, createRooms } from './lend-rooms.ts'
import { openApiDocument } from './openapi-document.ts'
import { isProblem, type Problem, problemAnswer } from './problem.ts'
import { type Question, readQuestion } from './read-question.ts'
import { forms, writeAnswer } from './write-answer.ts'

/** What the API has to know of the paper. */
export type ApiPaper = {
  siteName: string
  /** 'YYYY-MM-DD', the newsroom's day, and when it ends */
  today: string
  until: Date
  /** the pairs of its ticker: 'KZT/USD' */
  tickerPairs: readonly string[]
}

export type PublicApiParts = {
  rates: RateStore
  /** of its own: long answers push no page out */
  cache: ResponseCache
  paper: () => Promise<ApiPaper>
  siteUrl: string
  /** names and values of what stands on every answer of the site */
  safety: readonly string[]
  /** of the public site, so that the page about the API looks like it */
  styleElement: HtmlEscapedString
  /** codes of sources that the newsroom does not let out */
  leftOut: readonly string[]
  log: Log
  /** the address of the client; null where it is not to be slowed down */
  clientOf: (c: HonoContext) => string | null
  /** the exchange itself, past which long answers are sent; null where there is none */
  exchangeOf: (c: HonoContext) => Exchange | null
  politeness?: Politeness
}

type ApiParts = PublicApiParts & {
  rooms: ReturnType<typeof createRooms>
  wasAsked: ReturnType<typeof createLately>
}

/** Any page of any site may read the answers. */
const CORS = [
  ...['Access-Control-Allow-Origin', '*'],
  ...['Access-Control-Expose-Headers', 'ETag, Link, X-Left-Out, Retry-After'],
]
const METHODS = 'GET, HEAD, OPTIONS'
/** In bytes: what the framework may copy without anybody noticing. */
const LONG = 100_000
/** Of which each has a hundred bytes and more. */
const LONG_ROWS = 1500
/** A new fixing may be seen a minute late by who does not ask again: its tag says when it came. */
const CACHE_CONTROL = 'public, max-age=60'
const ABOUT = '</api/v1/openapi.json>; rel="service-desc", </api/v1/sources>; rel="describedby"'

/** The API for everybody, /api/v1, with its description and the page about it. */
export function createPublicApi(given: PublicApiParts) {
  const parts: ApiParts = { ...given, rooms: createRooms(), wasAsked: createLately() }
  const api = new Hono()
  const politeness = parts.politeness ?? createPoliteness()
  const slowed = (c: HonoContext) => {
    const client = parts.clientOf(c)
    return client === null ? null : politeness(client)
  }
  api.get('/api', async (c) =>
    respond(c, await load(parts, 'page', (paper) => docsAnswer(parts, paper))),
  )
  api.get('/api/v1/openapi.json', async (c) => {
    if (new URL(c.req.url).search !== '') return refuse(c, noParameters)
    return respond(c, await load(parts, 'openapi', (paper) => openApiAnswer(parts, paper)))
  })
  api.get('/api/v1/*', (c) => {
    const wait = slowed(c)
    return wait === null ? answer(c, parts) : refuse(c, tooMany, ['Retry-After', String(wait)])
  })
  api.options('/api/v1/*', () => new Response(null, { status: 204, headers: preflight }))
  api.all('/api/v1/*', (c) => refuse(c, notAllowed, ['Allow', METHODS]))
  api.onError((error, c) => {
    const isAway = isDatabaseAway(error)
    parts.log[isAway ? 'warn' : 'error']({ err: error }, 'an answer of the API could not be made')
    return refuse(c, isAway ? away : broken, isAway ? ['Retry-After', '30'] : [])
  })
  return api
}

async function answer(c: HonoContext, parts: ApiParts): Promise<Response> {
  const question = readQuestion(new URL(c.req.url), c.req.header('Accept'))
  if (isProblem(question)) return refuse(c, question)
  const exchange = parts.exchangeOf(c)
  const isNew = exchange !== null && !parts.cache.find(question.key)
  const once = isNew ? await answerOnce(question, parts, exchange) : null
  if (once) return once
  const stored = await load(parts, question.key, async (paper) => {
    const found = await find(question, parts, paper)
    return isProblem(found)
      ? { ...problemAnswer(found, CORS), keep: null }
      : foundAnswer(found, question, { until: paper.until, safety: parts.safety })
  })
  return exchange && stored.length > LONG ? sendPast(stored, exchange) : respond(c, stored)
}

/**
 * A long answer that was not asked for lately is sent and not kept: most are never asked for again,
 * and would push out what is. Null where it is short, or was asked for.
 */
async function answerOnce(
  question: Question,
  parts: ApiParts,
  exchange: Exchange,
): Promise<Response | null> {
  // Only what is asked of a span is ever long.
  if (!Object.hasOwn(question.endpoint.parameters.shape, 'from')) return null
  const paper = await parts.paper()
  const found = await find(question, parts, paper)
  if (isProblem(found) || found.kind !== 'rates') return null
  const rows = found.series.reduce((sum, { length }) => sum + length, 0)
  if (rows < LONG_ROWS || parts.wasAsked(question.key)) return null
  const room = parts.rooms.lend()
  exchange.outgoing.once('close', room.giveBack)
  const { until } = paper
  const made = foundAnswer(found, question, { until, safety: parts.safety, room: room.bytes })
  return sendPast(storeAnswer(made), exchange)
}

async function find({ endpoint, asked, address }: Question, parts: ApiParts, paper: ApiPaper) {
  const { rates, leftOut } = parts
  const { today, tickerPairs } = paper
  return endpoint.find(asked, { table: await rates.load(), leftOut, address, today, tickerPairs })
}

/** What is kept under the key, or what is made now. */
function load(
  { cache, paper }: PublicApiParts,
  key: string,
  make: (paper: ApiPaper) => AnswerToKeep | Promise<AnswerToKeep>,
): Promise<StoredAnswer> {
  // Before anything that the answer depends on is read.
  const mark = cache.mark()
  return cache.load(key, mark, async () => make(await paper()))
}

function respond(c: HonoContext, stored: StoredAnswer): Promise<Response> {
  return answerResponse(stored, (name) => c.req.header(name))
}

function foundAnswer(
  found: Found,
  question: Question,
  { until, safety, room }: { until: Date; safety: readonly string[]; room?: Buffer<ArrayBuffer> },
): AnswerToKeep {
  const { form, isNegotiated } = question
  const headers = [...safety, ...CORS]
  headers.push('Content-Type', forms[form], 'Cache-Control', CACHE_CONTROL)
  if (isNegotiated) headers.push('Vary', 'Accept')
  const next = found.kind === 'rates' ? found.next : null
  headers.push('Link', next === null ? ABOUT : `<${next}>; rel="next", ${ABOUT}`)
  if ('leftOut' in found && found.leftOut.length > 0) {
    headers.push('X-Left-Out', found.leftOut.map(({ source }) => source).join(', '))
  }
  const tags = [RATES_TAG, SITE_TAG]
  const changesAt = found.kind === 'ticker' ? found.changesAt : null
  return {
    status: 200,
    headers,
    body: writeAnswer(found, form, room),
    keep: { tags, until: changesAt && changesAt < until ? changesAt : until, shelf: 'page' },
  }
}

function openApiAnswer({ siteUrl }: PublicApiParts, { siteName }: ApiPaper): AnswerToKeep {
  return {
    status: 200,
    headers: ['Content-Type', 'application/json', 'Cache-Control', CACHE_CONTROL, ...CORS],
    body: `${JSON.stringify(openApiDocument({ siteUrl, siteName }))}\n`,
    keep: { tags: [SITE_TAG], until: null, shelf: 'page' },
  }
}

function docsAnswer(
  { siteUrl, styleElement }: PublicApiParts,
  { siteName }: ApiPaper,
): AnswerToKeep {
  const document = openApiDocument({ siteUrl, siteName })
  return {
    status: 200,
    headers: [
      ...['Content-Type', 'text/html; charset=utf-8'],
      ...['Cache-Control', 'public, max-age=0, must-revalidate'],
    ],
    body: docsPage(document, { siteName, styleElement }),
    keep: { tags: [SITE_TAG], until: null, shelf: 'page' },
  }
}

function refuse(c: HonoContext, problem: Problem, headers: string[] = []): Promise<Response> {
  const made = problemAnswer(problem, [...CORS, ...headers])
  return respond(c, storeAnswer(made))
}

const preflight = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': METHODS,
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Max-Age': '86400',
}

const tooMany: Problem = {
  status: 429,
  title: 'Too many requests',
  detail: 'Wait as many seconds as Retry-After says; thirty years of a pair come in one answer.',
}
const noParameters: Problem = {
  status: 422,
  title: 'The question cannot be understood',
  detail: 'The description takes no parameters.',
}
const notAllowed: Problem = {
  status: 405,
  title: 'Method not allowed',
  detail: `Only ${METHODS} are answered here.`,
}
const away: Problem = {
  status: 503,
  title: 'The database is away',
  detail: 'Try again in half a minute.',
}
const broken: Problem = {
  status: 500,
  title: 'The answer could not be made',
  detail: 'The fault is in the log of this site.',
}
