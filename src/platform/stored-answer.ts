import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, crc32, gzip } from 'node:zlib'
import { chooseEncoding, type Encoding } from './response-cache/choose-encoding.ts'
import { matchesEtag } from './response-cache/matches-etag.ts'

/** Name, value, name, value …, as `writeHead` takes it. */
export type RawHeaders = readonly string[]

/** What an audience makes: the whole answer in plain bytes. */
export type MadeAnswer = {
  status: number
  /** all but those that follow from the bytes: length, encoding, `ETag`, `Vary` on the encoding */
  headers: RawHeaders
  body: string | Buffer
  /** of a form that is packed already (fonts, pictures), and sent as it is */
  isPacked?: boolean
  /** forms that were compressed before, and better than there is time for here */
  compressed?: { br?: Buffer | undefined; gzip?: Buffer | undefined }
}

/** One answer in the encodings that were asked for so far. */
export type StoredAnswer = {
  status: number
  /** of the plain form, in bytes */
  length: number
  /** The answer in the encoding that the client prefers, or null where this is yet to be made. */
  find(acceptEncoding: string | undefined): EncodedAnswer | null
  /** As `find`, but makes it, off the main thread. */
  encode(acceptEncoding: string | undefined): Promise<EncodedAnswer>
}

export type EncodedAnswer = {
  status: number
  etag: string
  headers: RawHeaders
  body: Buffer
  /** of the 304 in its place */
  unchanged: RawHeaders
}

/**
 * Keeps an answer ready to be sent. Compression of pages is for good: level 5 of brotli is 2 % larger
 * than what takes thirty times as long, and is made once for all readers.
 *
 * @param onGrowth hears of each further encoding, in bytes
 */
export function storeAnswer(
  made: MadeAnswer,
  onGrowth: (bytes: number) => void = () => {},
): StoredAnswer {
  // A text itself is let go: as a string it is larger than in all encodings together.
  const { body, isPacked = false, compressed = {}, ...head } = made
  const plain = typeof body === 'string' ? Buffer.from(body) : body
  const digest = digestOf(plain)
  const ready: Partial<Record<Encoding, EncodedAnswer>> = {
    identity: encoded(head, { body: plain, digest, encoding: 'identity' }),
  }
  for (const encoding of ['br', 'gzip'] as const) {
    const given = compressed[encoding]
    if (given) ready[encoding] = encoded(head, { body: given, digest, encoding })
  }
  const making: Partial<Record<Encoding, Promise<EncodedAnswer>>> = {}
  const make = async (encoding: 'br' | 'gzip') => {
    const body = await compressors[encoding](plain)
    const answer = encoded(head, { body, digest, encoding })
    ready[encoding] = answer
    delete making[encoding]
    onGrowth(body.length)
    return answer
  }
  const wanted = (header: string | undefined) =>
    isPacked || plain.length < SMALL ? 'identity' : chooseEncoding(header)
  return {
    status: head.status,
    length: plain.length,
    find: (header) => ready[wanted(header)] ?? null,
    async encode(header) {
      const encoding = wanted(header)
      const known = ready[encoding]
      if (known || encoding === 'identity')
        return known ?? Promise.reject(new Error('no plain form'))
      making[encoding] ??= make(encoding)
      return making[encoding]
    },
  }
}

/**
 * Tells apart the answers that one address has given; nobody can choose their bytes. SHA-256 would
 * take as long for a long one as all its writing, a checksum of each quarter takes a tenth of it.
 */
function digestOf(plain: Buffer): string {
  if (plain.length < LONG) {
    return createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  }
  const quarter = Math.ceil(plain.length / 4)
  const sums = [0, 1, 2, 3].map((at) => crc32(plain.subarray(at * quarter, (at + 1) * quarter)))
  return [plain.length, ...sums].map((sum) => sum.toString(36)).join('-')
}

/** Whether the client has this very answer already, so that a 304 is enough. */
export function isUnchanged(answer: EncodedAnswer, headers: IncomingHttpHeaders): boolean {
  const known = headers['if-none-match']
  return known !== undefined && answer.status === 200 && matchesEtag(known, answer.etag)
}

/** Less does not fill a packet, and compressing saves nothing. */
const SMALL = 1024

/**
 * Longer than any page: thirty years of rates. Level 1 takes a seventh of the time of level 5 for
 * them, and a fifth more bytes.
 */
const LONG = 200_000

const compressors = {
  br: (plain: Buffer) =>
    brotli(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: plain.length < LONG ? 5 : 1,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    }),
  gzip: (plain: Buffer) => zip(plain, { level: plain.length < LONG ? 6 : 1 }),
}
const brotli = promisify<Buffer, object, Buffer>(brotliCompress)
const zip = promisify<Buffer, object, Buffer>(gzip)

function encoded(
  { status, headers }: Pick<MadeAnswer, 'status' | 'headers'>,
  { body, digest, encoding }: { body: Buffer; digest: string; encoding: Encoding },
): EncodedAnswer {
  const etag = encoding === 'identity' ? `"${digest}"` : `"${digest}-${encoding}"`
  const common = [...withVary(headers), 'ETag', etag]
  const own = ['Accept-Ranges', 'none', 'Content-Length', String(body.length)]
  if (encoding !== 'identity') own.push('Content-Encoding', encoding)
  return {
    status,
    etag,
    headers: [...common, ...own],
    body,
    unchanged: without(common, 'content-type'),
  }
}

/** Said of every encoding, the plain one too, and also where an answer is too small for any. */
function withVary(headers: RawHeaders): string[] {
  const at = headers.findIndex((text, place) => place % 2 === 0 && text.toLowerCase() === 'vary')
  if (at < 0) return [...headers, 'Vary', 'Accept-Encoding']
  return headers.with(at + 1, `${headers[at + 1]}, Accept-Encoding`)
}

function without(headers: RawHeaders, name: string): string[] {
  return headers.filter((_, place) => headers[place - (place % 2)]?.toLowerCase() !== name)
}
