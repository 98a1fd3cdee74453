import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { getCACertificates } from 'node:tls'
import { Agent, type Dispatcher, ProxyAgent } from 'undici'
import { OutgoingFault } from '../outgoing-fault.ts'
import { isPublicAddress } from './public-address.ts'

export type Route = {
  /** an http(s) proxy; it resolves names itself, so the check of addresses is up to it */
  proxy?: string | undefined
  /** PEM of certificates that are trusted besides those of the system */
  ca?: string | undefined
  /** how names are resolved, in place of the system's way */
  resolve?: LookupFunction | undefined
  connectMs: number
  firstByteMs: number
  betweenBytesMs: number
  allowsPrivate: boolean
}

/** Keeps a connection to each host for the next request; certificates are always verified. */
export function openDispatcher(route: Route): Dispatcher {
  const { ca, proxy, connectMs } = route
  const tls = {
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
  }
  const limits = {
    headersTimeout: route.firstByteMs,
    bodyTimeout: route.betweenBytesMs,
    connections: 1,
    keepAliveTimeout: 10_000,
  }
  if (proxy !== undefined) {
    return new ProxyAgent({
      uri: proxy,
      ...limits,
      proxyTls: { rejectUnauthorized: true, timeout: connectMs },
      requestTls: { ...tls, timeout: connectMs },
    })
  }
  const lookup = checkedLookup(route.resolve ?? systemLookup, route.allowsPrivate)
  return new Agent({ ...limits, connect: { ...tls, lookup, timeout: connectMs } })
}

/**
 * Resolves a name and gives only addresses that were checked; the connection is made to exactly
 * those, so that a name which resolves otherwise a moment later gains nothing.
 */
export function checkedLookup(resolve: LookupFunction, allowsPrivate = false): LookupFunction {
  return (host, options, answer) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return answer(error, '', 0)
      const addresses = Array.isArray(found) ? found : []
      const wrong = allowsPrivate
        ? undefined
        : addresses.find((one) => !isPublicAddress(one.address))
      if (wrong || addresses.length === 0) {
        const sentence = `${host} leads to ${wrong?.address ?? 'no address'}, which is not of the open internet.`
        return answer(new OutgoingFault('forbidden-address', sentence), '', 0)
      }
      if (options.all) return answer(null, addresses)
      const [first] = addresses
      answer(null, first?.address ?? '', first?.family)
    })
  }
}
