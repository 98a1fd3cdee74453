import type { IncomingMessage, ServerResponse } from 'node:http'
import { findClientAddress, isLoopback, isTrusted, type TrustedProxies } from './client-address.ts'
import type { ExchangeObserver } from './http-server.ts'
import { type Log, openInfoLines } from './log.ts'

/** One exchange that is over. `path` has no query. */
export type Exchange = {
  method: string
  path: string
  status: number
  seconds: number
  /** sent on the wire, headers included */
  bytes: number
}

/**
 * Gives each exchange its id (a trusted proxy's own is kept; http-server.ts says it to the client)
 * and, when it is over, writes its line and calls `onEnd`. The line holds no address, no agent and no
 * query string: who reads what is nobody's business.
 */
export function observeExchanges(options: {
  log: Log
  proxies: TrustedProxies
  onEnd: (exchange: Exchange) => void
}): ExchangeObserver {
  const nextId = idMaker()
  const writeLine = openInfoLines(options.log, 'request')
  return (incoming, outgoing) => {
    const started = performance.now()
    const { socket } = incoming
    const sentBefore = socket.bytesWritten
    const id = idFromProxy(incoming, options.proxies) ?? nextId()
    const onOver = () => {
      const exchange = {
        method: incoming.method ?? '',
        path: pathOf(incoming.url ?? ''),
        status: outgoing.statusCode,
        seconds: (performance.now() - started) / 1000,
        bytes: socket.bytesWritten - sentBefore,
      }
      options.onEnd(exchange)
      writeLine(lineOf(id, exchange, outgoing.writableFinished))
    }
    return { id, onOver }
  }
}

/** The fields of a line. Ids and methods are of plain characters only. */
function lineOf(id: string, { method, path, status, seconds, bytes }: Exchange, whole: boolean) {
  const ms = Math.round(seconds * 10_000) / 10
  const fields = `"id":"${id}","method":"${method}","path":${quote(path)},"status":${status},"bytes":${bytes},"ms":${ms}`
  return whole ? fields : `${fields},"cut":true`
}

/** A path as JSON; most have nothing in them that needs more than its marks. */
function quote(path: string): string {
  return PLAIN.test(path) ? `"${path}"` : JSON.stringify(path)
}

const PLAIN = /^[\w/.%~:@!$&'()*+,;=-]*$/

/** The id of an exchange, for other lines of the log about it. */
export function requestIdOf(outgoing: ServerResponse | undefined): string {
  return String(outgoing?.getHeader('X-Request-Id') ?? '')
}

/**
 * Whether a request comes from the machine itself or from a trusted proxy's own machine, and was
 * not passed on for somebody else. A proxy that we were not told of shows by the header it adds.
 */
export function isFromOperator(incoming: IncomingMessage, proxies: TrustedProxies): boolean {
  const socketAddress = incoming.socket.remoteAddress ?? ''
  const forwarded = headerOf(incoming, 'x-forwarded-for')
  if ((forwarded || headerOf(incoming, 'forwarded')) && !isTrusted(socketAddress, proxies)) {
    return false
  }
  const client = clientOf(incoming, proxies)
  return isLoopback(client) || isTrusted(client, proxies)
}

/** The address of the client of a request, as far as it can be believed. */
export function clientOf(incoming: IncomingMessage, proxies: TrustedProxies): string {
  const socketAddress = incoming.socket.remoteAddress ?? ''
  return findClientAddress(socketAddress, headerOf(incoming, 'x-forwarded-for'), proxies)
}

function headerOf(incoming: IncomingMessage, name: string): string | undefined {
  const value = incoming.headers[name]
  return Array.isArray(value) ? value.join(',') : value
}

function idFromProxy(incoming: IncomingMessage, proxies: TrustedProxies): string | null {
  const id = incoming.headers['x-request-id']
  if (typeof id !== 'string' || !/^[\w.:-]{1,100}$/.test(id)) return null
  return isTrusted(incoming.socket.remoteAddress ?? '', proxies) ? id : null
}

/** Short, unique among processes and restarts for practical purposes, and cheap. */
function idMaker(): () => string {
  const run = `${Date.now().toString(36)}${process.pid.toString(36)}`
  let count = 0
  return () => {
    count += 1
    return `${run}-${count.toString(36)}`
  }
}

const PATH_END = /[?#]/

function pathOf(url: string): string {
  const end = url.search(PATH_END)
  return end < 0 ? url : url.slice(0, end)
}
