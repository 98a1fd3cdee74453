import { createApp } from '#app.ts'
import type { Imaging } from '#media/imaging.ts'
import { openMedia } from '#media/media.ts'
import { createRenditions } from '#media/renditions.ts'
import { observeExchanges } from '#platform/access-log.ts'
import type { TrustedProxies } from '#platform/client-address.ts'
import type { Db } from '#platform/database.ts'
import type { DatabaseServer } from '#platform/database-server.ts'
import { hasRoom } from '#platform/disk.ts'
import { type EventFollower, followEvents, lastEventSeq } from '#platform/events.ts'
import { createHealth, type HealthPart } from '#platform/health.ts'
import { type HttpServer, startHttpServer } from '#platform/http-server.ts'
import type { Log } from '#platform/log.ts'
import { createMetrics, type Metrics } from '#platform/metrics.ts'
import { findSchemaFault } from '#platform/migrations.ts'
import { once } from '#platform/once.ts'
import { prepareReads } from '#platform/prepared-reads.ts'
import { countJobs } from '#platform/queue-state.ts'
import { createResponseCache } from '#platform/response-cache.ts'
import { type Settings, siteUrlAt } from '#platform/settings.ts'
import { takeApiAhead } from '#public-api/take-api-ahead.ts'
import { listFetched } from '#rates/call-bank.ts'
import { createRateStore, type RateStore } from '#rates/rate-store.ts'
import { RATES_TAG } from '#rates/rates-tag.ts'
import { listSourceStatus } from '#rates/source-status.ts'
import { createAssets } from '#reader/assets.ts'
import { createFrameStore } from '#reader/frame-store.ts'
import { takeAhead } from '#reader/take-ahead.ts'
import { createCards } from '#reader/take-cards.ts'
import { takePictures } from '#reader/take-pictures.ts'
import { parseRoles } from '#staff/accounts.ts'
import { getDeskKey } from '#staff/desk-key.ts'
import { createSignInTally, type SignInTally } from '#staff/sign-in-tally.ts'

export type Web = {
  /** where it answers on this machine */
  address: string
  /** the root of links that are given to people */
  siteUrl: string
  stop(hurry: AbortSignal): Promise<void>
}

/** Serves all audiences on HOST and PORT. `worker` is how its health is told here. */
export async function serveWeb(options: {
  settings: Settings
  server: DatabaseServer
  proxies: TrustedProxies
  log: Log
  worker: HealthPart
}): Promise<Web> {
  const { settings, server, proxies, log } = options
  // The pages of readers come from a handful of queries.
  const reads = prepareReads(server.database.pool)
  const { siteUrl, host, port, apiLeftOut } = settings
  // No page is made before the port is open, since nobody can ask for one.
  const got = { port }
  const media = openMedia(settings)
  const kept = await keepPages({
    ...{ server, reads, log, imaging: media.imaging, answersAs: siteUrl },
    siteUrl: () => siteUrlAt(settings, got.port),
  })
  const signIns = createSignInTally()
  const metrics = webMetrics(server, kept, signIns)
  const health = createHealth([...healthParts(settings, server, kept), options.worker])
  const assets = createAssets(siteUrl)
  const told = { db: reads, log, siteUrl, proxies, apiLeftOut }
  const desk = {
    secondFactorFor: parseRoles(settings.deskSecondFactor, 'DESK_SECOND_FACTOR'),
    db: server.database.db,
    signIns,
    media,
    // Read, or made, when the desk is first used.
    getKey: once(() => getDeskKey(settings)),
    hasMail: settings.smtpUrl !== undefined,
    siteUrl: () => siteUrlAt(settings, got.port),
    watched: {
      sources: listFetched(settings.ratesFetch).map((bank) => bank.facts),
      rateTable: () => kept.rates.load(),
      dataDir: settings.dataDir,
    },
  }
  const app = createApp({ ...told, ...kept, assets, health, metrics, desk })
  const takeApi = takeApiAhead(kept.apiCache)
  const takePage = takeAhead(kept.cache, assets)
  const renditions = createRenditions({ db: reads, ...media })
  const takePicture = takePictures({ renditions, siteUrl, log })
  const http = await startHttpServer({
    ...{ fetch: app.fetch, host, port },
    observe: observeExchanges({ log, proxies, onEnd: (exchange) => metrics.count(exchange) }),
    takeAhead: (...exchange) =>
      takeApi(...exchange) ||
      takePicture(...exchange) ||
      kept.cards.take(...exchange) ||
      takePage(...exchange),
    onError: (error) => log.error({ err: error }, 'an answer could not be made'),
  }).catch(async (error) => {
    await kept.follower.stop()
    // The database is closed next, and what still asks it would be logged as a fault.
    await kept.reading
    throw error
  })
  got.port = http.port
  return {
    address: localAddress(host, http),
    siteUrl: desk.siteUrl(),
    async stop(hurry) {
      await stop(http, kept.follower, hurry)
      media.close()
    },
  }
}

/** A dozen answers of thirty years, and whatever is shorter. */
const API_BYTES = 12 * 1024 * 1024

/** What is kept in memory for readers, and the follower that drops what events make old. */
async function keepPages(options: {
  server: DatabaseServer
  reads: Db
  siteUrl: () => string
  /** of the settings, which says whether it is https */
  answersAs: string
  imaging: Imaging
  log: Log
}) {
  const { siteUrl, log, reads, imaging } = options
  const { db, pool } = options.server.database
  let following: EventFollower | undefined
  const isHeard = () => following?.isCurrent() ?? false
  const rates = createRateStore({ db, isHeard, onWhole: () => dropAll([RATES_TAG]) })
  const frames = createFrameStore({ db: reads, rates, siteUrl, isHeard })
  const cache = createResponseCache({ isHeard })
  const apiCache = createResponseCache({ isHeard, pageBytes: API_BYTES })
  const cards = createCards({ db: reads, frames, imaging, siteUrl: options.answersAs, log })
  const dropAll = (tags: readonly string[]) => {
    frames.drop(tags)
    cache.drop(tags)
    apiCache.drop(tags)
    cards.drop(tags)
  }
  let seen = await lastEventSeq(db)
  const follower = await followEvents({
    pool,
    from: seen,
    onEvent: (event) => {
      seen = event.seq
      rates.drop(event.tags)
      dropAll(event.tags)
    },
    onTrouble: (error) => log.warn({ err: error }, 'the events are not heard; trying again'),
  })
  following = follower
  // Not waited for: pages have their ticker before that.
  const reading = rates
    .load()
    .then(() => {})
    .catch((error) => log.warn({ err: error }, 'the rates could not be read'))
  const countUnheard = async () => Number(BigInt(await lastEventSeq(db)) - BigInt(seen))
  return { rates, frames, cache, apiCache, cards, follower, reading, countUnheard }
}

type KeptPages = Awaited<ReturnType<typeof keepPages>>

function webMetrics(
  { database }: DatabaseServer,
  { cache, countUnheard }: KeptPages,
  signIns: SignInTally,
): Metrics {
  const { db, pool } = database
  return createMetrics([
    {
      name: 'chapar_database_connections',
      help: 'Connections of the pool, and requests that wait for one',
      label: 'state',
      read: () => ({ open: pool.totalCount, idle: pool.idleCount, wanted: pool.waitingCount }),
    },
    {
      name: 'chapar_jobs',
      help: 'Jobs that wait for their time, are due, or have failed for good',
      label: 'state',
      read: () => countJobs(db),
    },
    {
      name: 'chapar_page_cache',
      help: 'The pages kept in this process: entries and bytes now; hits, misses and others so far',
      label: 'of',
      read: cache.counts,
    },
    {
      name: 'chapar_sign_ins',
      help: 'Sign-ins at the desk in this process so far, by what came of them',
      label: 'outcome',
      read: signIns.counts,
    },
    {
      name: 'chapar_events_behind',
      help: 'Events that this process has not heard yet',
      label: 'process',
      read: async () => ({ web: await countUnheard() }),
    },
  ])
}

async function stop(http: HttpServer, follower: EventFollower, hurry: AbortSignal): Promise<void> {
  await http.stop(hurry)
  await follower.stop()
}

function healthParts(
  settings: Settings,
  { database }: DatabaseServer,
  { follower, rates }: Pick<KeptPages, 'follower' | 'rates'>,
): HealthPart[] {
  const required = true
  const { db, pool } = database
  return [
    {
      name: 'database',
      required,
      check: async () => (await pool.query('select 1')).rowCount === 1,
    },
    { name: 'schema', required, check: async () => (await findSchemaFault(db)) === null },
    { name: 'events', required, check: async () => follower.connected() },
    { name: 'disk', required, check: () => hasRoom(settings.dataDir) },
    ...(settings.ratesFetch.length > 0 ? [ratesHealth(db, rates, settings)] : []),
  ]
}

/** Shown, and no reason to take the site away: pages say by themselves how old a rate is. */
function ratesHealth(db: Db, rates: RateStore, settings: Settings): HealthPart {
  const facts = listFetched(settings.ratesFetch).map((bank) => bank.facts)
  return {
    name: 'rates',
    required: false,
    async check() {
      const all = await listSourceStatus(db, facts, new Date(), await rates.load())
      return all.every(({ state }) => state === 'well' || state === 'late')
    },
  }
}

function localAddress(host: string, { port }: HttpServer): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1']
  const name = everywhere.includes(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}
