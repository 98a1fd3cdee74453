import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { createCrowd } from './crowd.ts'
import { errorCode } from './error-code.ts'
import { Failure } from './failure.ts'

export type HttpServer = {
  /** the port that was got, where 0 was asked for */
  port: number
  /**
   * Takes no new connection, lets requests in progress finish for ten seconds at most, or until
   * `hurry` is aborted, and closes what is left.
   */
  stop(hurry: AbortSignal): Promise<void>
}

/** Sees each exchange before it is answered, names it, and hears when it is over. Must not throw. */
export type ExchangeObserver = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
) => { id: string; onOver: () => void }

/**
 * Takes an exchange before the framework sees it: true where it answers, be it later. It puts the
 * name of the exchange on its answer. Must not throw.
 */
export type ExchangeTaker = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  id: string,
) => boolean

type Fetch = Parameters<typeof getRequestListener>[0]

export const REQUEST_ID = 'X-Request-Id'

const GRACE_MS = 10_000

/** Bounds for clients that are slow by malice: a request comes whole and soon, or not at all. */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than the 60 s for which proxies commonly keep a connection, so that they close first.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
}

/** Without any byte in either direction: a reader that takes its answer too slowly. */
const SILENCE_MS = 70_000

/** So many may be in the making altogether; above it a reader is sooner served by trying again. */
const MOST_AT_ONCE = 500

/**
 * Serves `fetch` over HTTP/1.1.
 *
 * @throws Failure `port-in-use`, `port-forbidden`, `address-unavailable`
 */
export async function startHttpServer(options: {
  fetch: Fetch
  host: string
  port: number
  observe: ExchangeObserver
  takeAhead?: ExchangeTaker
  onError: (error: unknown) => void
}): Promise<HttpServer> {
  const { host, port, observe, takeAhead } = options
  const listener = getRequestListener(options.fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => {
      if (error instanceof Error && error.name === 'RequestError') return refusal(400)
      options.onError(error)
      return refusal(500)
    },
  })
  const crowd = createCrowd()
  const server = createServer(limits, (incoming, outgoing) => {
    const { socket } = incoming
    quiet.delete(socket)
    if (!crowd.admit(socket)) return
    const { id, onOver } = observe(incoming, outgoing)
    outgoing.on('close', () => {
      crowd.leave(socket)
      onOver()
    })
    if (takeAhead?.(incoming, outgoing, id)) return
    if (crowd.size() > MOST_AT_ONCE) {
      outgoing.writeHead(503, { ...plainHeaders, 'Retry-After': '5', [REQUEST_ID]: id })
      outgoing.end(`${refusals[503]}\n`)
      return
    }
    outgoing.setHeader(REQUEST_ID, id)
    // It answers its own errors, so there is nothing to wait for.
    void listener(incoming, outgoing)
  })
  // Connections that have not brought a whole request yet, of which Node keeps no list.
  const quiet = new Set<Socket>()
  server.on('connection', (socket) => {
    quiet.add(socket)
    socket.once('close', () => quiet.delete(socket))
  })
  server.timeout = SILENCE_MS
  server.on('clientError', answerMalformed)
  await listen(server, host, port)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop(hurry) {
      for (const socket of quiet) socket.destroy()
      return stop(server, hurry)
    },
  }
}

const plainHeaders = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

const refusals = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const

function refusal(status: keyof typeof refusals): Response {
  return new Response(`${refusals[status]}\n`, { status, headers: plainHeaders })
}

/** What is no HTTP at all never reaches the listener: the answer is written by hand. */
function answerMalformed(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = malformedStatus(error.code)
  const body = `${refusals[status]}\n`
  const headers = { ...plainHeaders, 'Content-Length': String(body.length), Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${refusals[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}

function malformedStatus(code: string | undefined): 400 | 408 | 431 {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  try {
    await promise
  } catch (cause) {
    throw listenFailure(cause, host, port)
  } finally {
    server.off('error', reject)
  }
}

function listenFailure(cause: unknown, host: string, port: number): unknown {
  const code = errorCode(cause)
  if (code === 'EADDRINUSE') {
    const sentence = `Port ${port} of ${host} is taken by another program: stop that, or choose another with PORT.`
    return new Failure('port-in-use', sentence, { cause })
  }
  if (code === 'EACCES') {
    const sentence = `Port ${port} may not be opened by this user: choose one above 1023 with PORT.`
    return new Failure('port-forbidden', sentence, { cause })
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    const sentence = `HOST ${host} is no address of this machine.`
    return new Failure('address-unavailable', sentence, { cause })
  }
  return cause
}

async function stop(server: Server, hurry: AbortSignal): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const over = AbortSignal.any([hurry, AbortSignal.timeout(GRACE_MS)])
  let done = false
  void closed.then(() => {
    done = true
  })
  // A connection that was busy when we closed falls idle after its answer, and is closed then.
  while (!done && !over.aborted) {
    server.closeIdleConnections()
    await Promise.race([closed, sleep(50, undefined, { signal: over }).catch(() => {})])
  }
  server.closeAllConnections()
  await closed
}
