import { Hono } from 'hono'
import type { Db } from '#platform/database.ts'
import { type Log, openLog } from '#platform/log.ts'
import type { Politeness } from '#platform/politeness.ts'
import { createResponseCache } from '#platform/response-cache.ts'
import { createRateStore } from '#rates/rate-store.ts'
import { createAssets } from '#reader/assets.ts'
import { createFrameStore } from '#reader/frame-store.ts'
import { createReader } from '#reader/reader.ts'
import { securityHeaders } from '#reader/security-headers.ts'

/** The public site over a database, with the headers that the application puts on all audiences. */
export function aReaderApp(
  db: Db,
  {
    siteUrl = 'https://paper.example',
    log = openLog('silent'),
    isHeard = () => true,
    leftOut = [],
    searchPoliteness = () => null,
  }: {
    siteUrl?: string
    log?: Log
    isHeard?: () => boolean
    leftOut?: string[]
    searchPoliteness?: Politeness
  } = {},
) {
  const rates = createRateStore({ db, isHeard })
  const frames = createFrameStore({ db, rates, siteUrl: () => siteUrl, isHeard })
  const cache = createResponseCache({ isHeard })
  const assets = createAssets(siteUrl)
  const app = new Hono()
  app.use(securityHeaders({ siteUrl }))
  const clients = { clientOf: () => '203.0.113.7', searchPoliteness }
  app.route('/', createReader({ db, rates, leftOut, frames, cache, assets, log, ...clients }))
  return {
    frames,
    cache,
    assets,
    fetch: (request: Request) => app.fetch(request),
    /** what a publication's event does in the web process */
    drop: (tags: readonly string[]) => {
      rates.drop(tags)
      frames.drop(tags)
      cache.drop(tags)
    },
    request: (path: string, init?: RequestInit) => app.request(siteUrl + path, init),
  }
}
