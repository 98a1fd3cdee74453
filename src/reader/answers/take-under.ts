import type { IncomingMessage, ServerResponse } from 'node:http'
import { Failure } from '#platform/failure.ts'
import { type ExchangeTaker, REQUEST_ID } from '#platform/http-server.ts'
import type { Log } from '#platform/log.ts'
import { safetyHeaders } from '../security-headers.ts'
import { type Headers, refuse } from './plain-answers.ts'

export type Exchange = { incoming: IncomingMessage; outgoing: ServerResponse }

/**
 * Answers GET and HEAD of what is asked for under `root`, ahead of the framework, with pictures that
 * feeds and other sites may show; `common` are headers for each of its answers. What `answer` throws
 * is logged as `fault`, unless imaging has too much to do, which is said to the client alone.
 */
export function takeUnder(
  root: string,
  { siteUrl, log, fault }: { siteUrl: string; log: Log; fault: string },
  answer: (exchange: Exchange, common: Headers) => Promise<void>,
): ExchangeTaker {
  const safety: Headers = {
    ...Object.fromEntries(safetyHeaders({ siteUrl })),
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
  return (incoming, outgoing, id) => {
    const { method, url = '' } = incoming
    if (!url.startsWith(root) || (method !== 'GET' && method !== 'HEAD')) return false
    const exchange = { incoming, outgoing }
    const common = { ...safety, [REQUEST_ID]: id }
    answer(exchange, common).catch((error) => {
      const code = error instanceof Failure ? error.code : ''
      const isBusy = code === 'imaging-busy'
      if (!isBusy) log.error({ err: error, requestId: id }, fault)
      if (outgoing.headersSent) outgoing.destroy()
      else refuse(exchange, isBusy || code === 'store-away' ? 503 : 500, common)
    })
    return true
  }
}
