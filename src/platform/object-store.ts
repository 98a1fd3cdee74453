import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import { SaxesParser } from 'saxes'
import { Failure } from './failure.ts'

/** A bucket of an S3 store, and what opens it. */
export type Bucket = {
  /** the root of the store: https://s3.example.org */
  endpoint: string
  region: string
  name: string
  keyId: string
  secret: string
}

export type StoredObject = { key: string; changedAt: Date; bytes: number }

export type ObjectStore = {
  /** Whole or not at all; what was there under that key gives way. */
  put(key: string, bytes: Buffer): Promise<void>
  /** Null where there is none. */
  read(key: string): Promise<Buffer | null>
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>
  list(prefix: string): Promise<StoredObject[]>
}

type Call = { method: string; path: string; query?: Record<string, string>; body?: Buffer }

/** Enough for 50 MB on a slow line. */
const WHOLE_MS = 60_000

/**
 * Objects in an S3 store, addressed by path. The operator names the store, so it may be a private
 * address; it leads nowhere else. Each act is tried again once, since each may be done twice.
 *
 * @throws Failure `store-refused`, `store-away`, `store-broken`, with what the store said
 */
export function openObjectStore(bucket: Bucket, { wholeMs = WHOLE_MS } = {}): ObjectStore {
  const ask = async (call: Call) => {
    const first = await tryOnce(bucket, call, wholeMs).catch(asFault)
    if (!(first instanceof Failure) || first.code === 'store-refused') return first
    return tryOnce(bucket, call, wholeMs).catch(asFault)
  }
  const done = async (call: Call): Promise<Answer> => {
    const answer = await ask(call)
    if (answer instanceof Failure) throw answer
    return answer
  }
  return {
    async put(key, body) {
      await done({ method: 'PUT', path: key, body })
    },
    async read(key) {
      const { status, bytes } = await done({ method: 'GET', path: key })
      return status === 404 ? null : bytes
    },
    async remove(key) {
      await done({ method: 'DELETE', path: key })
    },
    async list(prefix) {
      const found: StoredObject[] = []
      let token: string | undefined
      do {
        const query = { 'list-type': '2', prefix, ...(token && { 'continuation-token': token }) }
        const { bytes } = await done({ method: 'GET', path: '', query })
        const page = readListing(bytes.toString())
        found.push(...page.objects)
        token = page.next
      } while (token !== undefined)
      return found
    },
  }
}

type Answer = { status: number; bytes: Buffer }

async function tryOnce(bucket: Bucket, call: Call, wholeMs: number): Promise<Answer> {
  const { method, path, query = {}, body } = call
  const url = new URL(`${bucket.endpoint}/${bucket.name}/${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const { keyId: accessKeyId, secret: secretAccessKey, region } = bucket
  // The digest is signed along, so that the store itself refuses what was cut on the way.
  const digest = createHash('sha256')
    .update(body ?? '')
    .digest('hex')
  const signed = await new AwsV4Signer({
    ...{ method, url: url.href, accessKeyId, secretAccessKey, region, service: 's3' },
    headers: { 'x-amz-content-sha256': digest },
  }).sign()
  const response = await fetch(signed.url, {
    method,
    headers: signed.headers,
    redirect: 'error',
    signal: AbortSignal.timeout(wholeMs),
    ...(body && { body: new Uint8Array(body) }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const { status } = response
  const isMissing = status === 404 && codeIn(bytes) !== 'NoSuchBucket' && path !== ''
  if (response.ok || (isMissing && method !== 'PUT')) return { status, bytes }
  throw refusal(status, codeIn(bytes))
}

function refusal(status: number, code: string): Failure {
  const said = code ? `${status} ${code}` : String(status)
  const isOurs = status >= 400 && status < 500 && status !== 408 && status !== 429
  return isOurs
    ? new Failure('store-refused', `The store of MEDIA_URL refuses: ${said}.`)
    : new Failure('store-away', `The store of MEDIA_URL has trouble: ${said}.`)
}

/** What went wrong on the way is told without the address, which a log need not have. */
function asFault(error: unknown): Failure {
  if (error instanceof Failure) return error
  const isLate = error instanceof Error && error.name === 'TimeoutError'
  const sentence = isLate
    ? 'The store of MEDIA_URL takes too long.'
    : 'The store of MEDIA_URL cannot be reached, or its answer broke off.'
  return new Failure('store-away', sentence, { cause: error })
}

function codeIn(bytes: Buffer): string {
  return /<Code>(\w{1,60})<\/Code>/.exec(bytes.subarray(0, 4096).toString())?.[1] ?? ''
}

/** A page of `ListBucketResult` (S3, version 2 of the list). */
function readListing(xml: string): { objects: StoredObject[]; next: string | undefined } {
  const objects: StoredObject[] = []
  const said: Record<string, string> = {}
  let one: Record<string, string> = {}
  let words = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    words = ''
    if (name === 'Contents') one = {}
  })
  parser.on('text', (text) => {
    words += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'Contents') objects.push(objectOf(one))
    one[name] = words
    said[name] = words
    words = ''
  })
  try {
    parser.write(xml).close()
  } catch (cause) {
    throw new Failure('store-broken', 'The store of MEDIA_URL lists what cannot be read.', {
      cause,
    })
  }
  const next = said.IsTruncated === 'true' ? said.NextContinuationToken : undefined
  return { objects, next }
}

function objectOf({ Key = '', LastModified = '', Size = '' }: Record<string, string>) {
  return { key: Key, changedAt: new Date(LastModified), bytes: Number(Size) }
}
