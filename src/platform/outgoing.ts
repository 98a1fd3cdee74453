import type { LookupFunction } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import type { Dispatcher } from 'undici'
import { openDispatcher } from './outgoing/call-host.ts'
import { BodyReader } from './outgoing/read-body.ts'
import { asOutgoingFault, mayHeal, OutgoingFault } from './outgoing-fault.ts'

export type OutgoingOptions = {
  /** the only hosts that are called, by name; redirects lead nowhere else */
  hosts: readonly string[]
  userAgent: string
  /** between two requests to one host */
  spacingMs?: number
  proxy?: string | undefined
  ca?: string | undefined
  limits?: Partial<typeof usualLimits>
  /** waited before the second try, the third …; each is stretched by up to a half at random */
  pausesMs?: readonly number[]
  resolve?: LookupFunction
  /** for tests: calls this port of this machine in place of every listed host */
  loopback?: { port: number; protocol: 'http:' | 'https:' }
}

export type OutgoingRequest = {
  accept: string
  /** of the answer that is known: 304 where it still holds */
  etag?: string | null
  lastModified?: string | null
  signal?: AbortSignal
}

export type OutgoingAnswer = {
  status: number
  headers: Readonly<Record<string, string>>
  bytes: Uint8Array
}

export type Outgoing = {
  /** @throws OutgoingFault where no whole answer came, after all tries */
  get(url: string, request: OutgoingRequest): Promise<OutgoingAnswer>
  close(): Promise<void>
}

const usualLimits = {
  bytes: 5_000_000,
  connectMs: 10_000,
  firstByteMs: 20_000,
  /** a trickle that never pauses longer is ended by `wholeMs` */
  betweenBytesMs: 10_000,
  wholeMs: 45_000,
  redirects: 3,
}

/** Answers after which another try may help. */
const PASSING_STATUSES = [408, 429, 500, 502, 503, 504]

/**
 * The only way out of Chapar, save for mail and the store of pictures (object-store.ts): https GET
 * requests to listed hosts, never to private addresses, with the certificate verified and size and
 * time bounded.
 */
export function openOutgoing(options: OutgoingOptions): Outgoing {
  const limits = { ...usualLimits, ...options.limits }
  const { proxy, ca, resolve, loopback } = options
  const route = { ...limits, proxy, ca, resolve, allowsPrivate: loopback !== undefined }
  const dispatcher = openDispatcher(route)
  const turns = new Map<string, Promise<unknown>>()

  /** Requests to one host go one after the other, with the spacing between them. */
  const inTurn = <T>(host: string, act: () => Promise<T>): Promise<T> => {
    const before = turns.get(host)
    const turn = before ? before.then(() => sleep(options.spacingMs ?? 0)).then(act) : act()
    turns.set(
      host,
      turn.catch(() => {}),
    )
    return turn
  }

  const follow = async (start: URL, request: OutgoingRequest): Promise<OutgoingAnswer> => {
    let url = start
    for (let hop = 0; ; hop++) {
      requireListed(url, options.hosts)
      const at = url
      const answer = await inTurn(at.hostname, () => ask(dispatcher, at, request, options, limits))
      const target = answer.headers.location
      if (![301, 302, 303, 307, 308].includes(answer.status) || !target) return answer
      url = redirected(at, target, options.hosts)
      if (hop >= limits.redirects) {
        throw new OutgoingFault('bad-redirect', `${at.hostname} redirects again and again.`)
      }
    }
  }

  return {
    async get(url, request) {
      const pauses = options.pausesMs ?? [2000, 8000]
      for (let attempt = 0; ; attempt++) {
        const pause = pauses[attempt]
        try {
          const answer = await follow(new URL(url), request)
          if (pause === undefined || !PASSING_STATUSES.includes(answer.status)) return answer
        } catch (error) {
          const fault = error instanceof OutgoingFault ? error : null
          if (pause === undefined || !fault || !mayHeal(fault)) throw error
        }
        await sleep(pause * (1 + Math.random() / 2), undefined, signalOf(request)).catch(
          (cause) => {
            throw new OutgoingFault('stopped', 'Chapar is stopping.', { cause })
          },
        )
      }
    },
    close: () => dispatcher.destroy(),
  }
}

async function ask(
  dispatcher: Dispatcher,
  url: URL,
  request: OutgoingRequest,
  { userAgent, loopback }: OutgoingOptions,
  limits: typeof usualLimits,
): Promise<OutgoingAnswer> {
  const host = url.hostname
  const body = new BodyReader()
  let begun = false
  const ends = [AbortSignal.timeout(limits.wholeMs), ...(request.signal ? [request.signal] : [])]
  try {
    const answer = await dispatcher.request({
      origin: loopback ? `${loopback.protocol}//127.0.0.1:${loopback.port}` : url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      signal: AbortSignal.any(ends),
      headers: {
        host: url.host,
        accept: request.accept,
        'accept-encoding': 'identity',
        'user-agent': userAgent,
        ...(request.etag ? { 'if-none-match': request.etag } : {}),
        ...(request.lastModified ? { 'if-modified-since': request.lastModified } : {}),
      },
    })
    begun = true
    await body.read(answer.body, host, limits.bytes)
    const headers = plainHeaders(answer.headers)
    return { status: answer.statusCode, headers, bytes: unpacked(headers, body.soFar(), limits) }
  } catch (cause) {
    if (request.signal?.aborted)
      throw new OutgoingFault('stopped', 'Chapar is stopping.', { cause })
    throw asOutgoingFault(cause, { host, received: begun ? body.soFar() : null })
  }
}

function requireListed(url: URL, hosts: readonly string[]): void {
  if (url.protocol === 'https:' && url.port === '' && hosts.includes(url.hostname)) return
  throw new OutgoingFault(
    'forbidden-host',
    `${url.origin} is none of the hosts that may be called.`,
  )
}

function redirected(from: URL, target: string, hosts: readonly string[]): URL {
  const to = URL.canParse(target, from.href) ? new URL(target, from.href) : null
  if (to?.protocol === 'https:' && to.port === '' && hosts.includes(to.hostname)) return to
  const where = (to?.origin ?? target).slice(0, 100)
  const sentence = `${from.hostname} redirects to ${where}, which may not be called.`
  throw new OutgoingFault('bad-redirect', sentence)
}

/** We ask for no compression; a server that compresses all the same is understood. */
function unpacked(
  headers: Readonly<Record<string, string>>,
  bytes: Uint8Array,
  limits: typeof usualLimits,
): Uint8Array {
  if (headers['content-encoding'] !== 'gzip') return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.bytes })
  } catch (cause) {
    throw new OutgoingFault('cut-off', 'The answer cannot be unpacked.', { cause, received: bytes })
  }
}

function plainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = [value].flat().join(', ')
  }
  return plain
}

function signalOf({ signal }: OutgoingRequest): { signal?: AbortSignal } {
  return signal ? { signal } : {}
}
