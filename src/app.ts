import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { createDesk } from '#desk-api/desk.ts'
import type { DeskParts } from '#desk-api/desk-tools.ts'
import { clientOf, isFromOperator, requestIdOf } from '#platform/access-log.ts'
import type { TrustedProxies } from '#platform/client-address.ts'
import type { Db } from '#platform/database.ts'
import type { Health } from '#platform/health.ts'
import type { Log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import { createPoliteness } from '#platform/politeness.ts'
import type { ResponseCache } from '#platform/response-cache.ts'
import type { StoredAnswer } from '#platform/stored-answer.ts'
import { createPublicApi } from '#public-api/public-api.ts'
import type { RateStore } from '#rates/rate-store.ts'
import { faultAnswer } from '#reader/fault-answer.tsx'
import type { FrameStore } from '#reader/frame-store.ts'
import { createPreview } from '#reader/preview.ts'
import { createReader } from '#reader/reader.ts'
import { safetyHeaders, securityHeaders } from '#reader/security-headers.ts'
import { styleElement } from '#reader/stylesheet.ts'
import { findAuditHead } from '#staff/audit-log.ts'

type Environment = { Bindings: HttpBindings; Variables: { requestId: string } }

export type AppParts = {
  db: Db
  log: Log
  siteUrl: string
  proxies: TrustedProxies
  rates: RateStore
  frames: FrameStore
  /** of the API, whose long answers are to push no page out */
  apiCache: ResponseCache
  /** sources whose figures API and widgets do not carry */
  apiLeftOut: readonly string[]
  desk: Pick<
    DeskParts,
    'db' | 'media' | 'getKey' | 'hasMail' | 'siteUrl' | 'secondFactorFor' | 'signIns' | 'watched'
  >
  cache: ResponseCache
  assets: ReadonlyMap<string, StoredAnswer>
  health: () => Promise<Health>
  metrics: Metrics
}

/** All audiences under one roof. */
export function createApp(parts: AppParts) {
  const app = new Hono<Environment>()
  app.use(securityHeaders({ siteUrl: parts.siteUrl }))
  app.use(async (c, next) => {
    c.set('requestId', requestIdOf(c.env.outgoing))
    await next()
  })
  app.onError((error, c) => {
    return faultAnswer(c, error, { log: parts.log, reference: c.get('requestId') })
  })
  app.route('/', createOperations(parts))
  app.route('/', createApi(parts))
  const desk = createStaffDesk(parts)
  app.all('/desk', (c) => desk.fetch(c.req.raw, c.env))
  app.all('/desk/*', (c) => desk.fetch(c.req.raw, c.env))
  const clientOf = clientsOf(parts.proxies)
  const searchPoliteness = createPoliteness(SEARCHES)
  const reading = { clientOf, searchPoliteness, leftOut: parts.apiLeftOut }
  app.route('/', createReader({ ...parts, ...reading }))
  return app
}

function createApi({ rates, frames, apiCache, apiLeftOut, proxies, siteUrl, log }: AppParts) {
  return createPublicApi({
    rates,
    cache: apiCache,
    leftOut: apiLeftOut,
    siteUrl,
    safety: safetyHeaders({ siteUrl }).flat(),
    styleElement,
    log,
    async paper() {
      const { site, today, until } = await frames.load()
      const { tickerPairs } = site
      return { siteName: site.editions[0]?.name ?? '', tickerPairs, today, until }
    },
    exchangeOf: ({ env: { incoming, outgoing } }: Context<Environment>) => ({ incoming, outgoing }),
    clientOf: clientsOf(proxies),
  })
}

function createStaffDesk(parts: AppParts) {
  const { desk, frames, proxies, siteUrl, log, apiLeftOut: leftOut } = parts
  return createDesk({
    ...desk,
    log,
    showPreview: createPreview({ ...parts, leftOut }),
    answersAs: siteUrl,
    safety: safetyHeaders({ siteUrl }),
    async paper() {
      const { site } = await frames.load()
      const editions = site.editions.map(({ edition, name }) => ({ edition, name }))
      return { siteName: editions[0]?.name ?? '', timeZone: site.timeZone, editions }
    },
    addressOf: ({ env: { incoming } }: Context<Environment>) => clientOf(incoming, proxies),
  })
}

/** Twenty questions at once, and one in two seconds after that: more than anybody reads. */
const SEARCHES = { burst: 20, perSecond: 0.5 }

function clientsOf(proxies: TrustedProxies) {
  // What runs on this machine is the operator's.
  return ({ env: { incoming } }: Context<Environment>) =>
    isFromOperator(incoming, proxies) ? null : clientOf(incoming, proxies)
}

/** For machines that watch over the site, and for whoever keeps its audit heads. */
function createOperations({ db, proxies, health, metrics }: AppParts) {
  const operations = new Hono<Environment>()
  const fresh = { 'Cache-Control': 'no-store' }
  operations.get('/healthz', (c) => c.text('ok\n', 200, fresh))
  operations.get('/readyz', async (c) => {
    const found = await health()
    return c.json(found, found.ready ? 200 : 503, fresh)
  })
  operations.get('/metrics', async (c) => {
    if (!isFromOperator(c.env.incoming, proxies)) return c.text('Not found\n', 404, fresh)
    const { text, type } = await metrics.text()
    return c.body(text, 200, { ...fresh, 'Content-Type': type })
  })
  operations.get('/.well-known/audit-head.json', async (c) => {
    return c.json(await findAuditHead(db), 200, fresh)
  })
  return operations
}
