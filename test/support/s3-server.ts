import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** Sends something else in place of the right answer. */
type Misbehaviour = (res: ServerResponse, req: IncomingMessage) => void

export type S3Server = {
  endpoint: string
  /** what lies in it, by `bucket/key` */
  objects: Map<string, { bytes: Buffer; at: Date }>
  /** `PUT bucket/key` of each request, in order */
  requests: string[]
  /** until it is called with null */
  misbehave(how: Misbehaviour | null): void
}

export const KEY = { keyId: 'TESTKEYID', secret: 'test/secret+of=the/store' }

/** So many keys come in one page of a list: few, so that a list has several. */
const PAGE = 3

/**
 * A small S3 store on this machine, which holds each request to its signature (AWS Signature
 * Version 4, as docs.aws.amazon.com/general/latest/gr/sigv4_signing.html has it) and to its digest.
 */
export async function startS3Server(): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map()
  const requests: string[] = []
  let misbehaviour: Misbehaviour | null = null
  const server = http.createServer(async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part)
    const body = Buffer.concat(parts)
    const url = new URL(req.url ?? '', `http://${req.headers.host}`)
    const key = decodeURIComponent(url.pathname.slice(1))
    requests.push(`${req.method} ${key}`)
    if (misbehaviour) return misbehaviour(res, req)
    const fault = faultIn(req, url, body)
    if (fault) return refuse(res, 403, fault)
    if (url.searchParams.get('list-type') === '2') return res.end(listing(objects, url, key))
    if (req.method === 'PUT') {
      objects.set(key, { bytes: body, at: new Date() })
      return res.end()
    }
    if (req.method === 'DELETE') {
      objects.delete(key)
      return res.writeHead(204).end()
    }
    const found = objects.get(key)
    return found ? res.end(found.bytes) : refuse(res, 404, 'NoSuchKey')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo // it listens on TCP
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    requests,
    misbehave(how) {
      misbehaviour = how
    },
  }
}

export function refuse(res: ServerResponse, status: number, code: string): void {
  res.writeHead(status, { 'content-type': 'application/xml' })
  res.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`)
}

function faultIn(req: IncomingMessage, url: URL, body: Buffer): string | null {
  const authorization =
    /Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/
  const said = authorization.exec(req.headers.authorization ?? '')
  if (!said) return 'AccessDenied'
  const [, keyId, day = '', region = '', signed = '', signature] = said
  if (keyId !== KEY.keyId) return 'InvalidAccessKeyId'
  const digest = String(req.headers['x-amz-content-sha256'])
  if (digest !== sha256(body)) return 'XAmzContentSHA256Mismatch'
  const at = String(req.headers['x-amz-date'])
  const query = [...url.searchParams].map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
  const headers = signed.split(';').map((name) => `${name}:${req.headers[name]}\n`)
  const parts = [req.method, url.pathname, query.sort().join('&'), headers.join(''), signed, digest]
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(Buffer.from(parts.join('\n')))].join('\n')
  const secret = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    hmac,
    Buffer.from(`AWS4${KEY.secret}`),
  )
  return hmac(secret, text).toString('hex') === signature ? null : 'SignatureDoesNotMatch'
}

function listing(objects: S3Server['objects'], url: URL, bucket: string): string {
  const prefix = `${bucket}${url.searchParams.get('prefix') ?? ''}`
  const after = url.searchParams.get('continuation-token') ?? ''
  const all = [...objects].filter(([key]) => key.startsWith(prefix) && key > after).sort()
  const page = all.slice(0, PAGE)
  const rows = page.map(([key, { bytes, at }]) => {
    const name = key.slice(bucket.length)
    return `<Contents><Key>${name}</Key><LastModified>${at.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`
  })
  const isMore = all.length > PAGE
  const next = isMore ? `<NextContinuationToken>${page.at(-1)?.[0]}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${rows.join('')}<IsTruncated>${isMore}</IsTruncated>${next}</ListBucketResult>`
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
