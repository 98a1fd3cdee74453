import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

export type Headers = Record<string, string>

type Exchange = { incoming: IncomingMessage; outgoing: ServerResponse }

const words = {
  404: 'Not found',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const

/** A refusal for machines: pictures have no page to show. */
export function refuse(
  { incoming, outgoing }: Exchange,
  status: keyof typeof words,
  common: Headers,
): void {
  const body = `${words[status]}\n`
  outgoing.writeHead(status, {
    ...common,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...(status === 503 && { 'Retry-After': '5' }),
  })
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
}

/** Bytes that are compressed already, whole: a range of a picture would save nothing. */
export function sendBytes({ incoming, outgoing }: Exchange, bytes: Buffer, headers: Headers): void {
  const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
  const ETag = `"${digest}"`
  const all = { ...headers, ETag, 'Accept-Ranges': 'none' }
  if (incoming.headers['if-none-match']?.includes(ETag)) {
    outgoing.writeHead(304, all).end()
    return
  }
  outgoing.writeHead(200, { ...all, 'Content-Length': bytes.length })
  outgoing.end(incoming.method === 'HEAD' ? undefined : bytes)
}
