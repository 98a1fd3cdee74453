import {
  beginUploadSchema,
  finishUploadSchema,
  type PartReceived,
  partQuerySchema,
  type UploadBegun,
  type UploadDone,
  uploadDigestSchema,
} from '#contract/desk-pictures.ts'
import { findLibraryPicture } from '#media/library-picture.ts'
import type { UploadKey } from '#media/received-parts.ts'
import { LARGEST_PART } from '#media/uploads.ts'
import { Failure } from '#platform/failure.ts'
import { type JsonAnswer, type JsonAsk, type JsonRoute, refuse, refuseInput } from './json-route.ts'
import { shownPicture } from './show-picture.ts'

/** Decision 0014 says why a file comes in parts. */
export const uploadRoutes: readonly JsonRoute[] = [
  { method: 'POST', path: '/uploads', needs: 'picture.add', answer: begin },
  { ...part('PUT', ''), takesBytes: true, answer: receive },
  { ...part('POST', '/finish'), answer: finish },
  { ...part('POST', '/cancel'), answer: cancel },
]

function part(method: 'PUT' | 'POST', at: string) {
  return { method, path: `/uploads/:digest${at}`, needs: 'picture.add' as const }
}

async function begin(ask: JsonAsk): Promise<JsonAnswer> {
  const parsed = beginUploadSchema.safeParse(ask.body)
  if (!parsed.success) return refuseInput(parsed.error)
  const { digest, bytes } = parsed.data
  const { db, media } = ask.tools
  return orRefusal(async () => {
    const begun = await media.uploads.begin(db, keyOf(ask, digest), bytes)
    const known = 'mediaId' in begun ? await findLibraryPicture(db, begun.mediaId) : null
    const received = 'received' in begun ? begun.received : 0
    // Who has the file may have its picture, whoever brought it first.
    const picture = known && shownPicture(ask, known)
    return { status: 200, body: { received, picture } satisfies UploadBegun }
  })
}

async function receive(ask: JsonAsk): Promise<JsonAnswer> {
  const key = namedKey(ask)
  const query = partQuerySchema.safeParse(Object.fromEntries(ask.query))
  if (!key) return unknownUpload()
  if (!query.success) return refuseInput(query.error)
  const bytes = ask.bytes ?? new Uint8Array()
  if (bytes.length > LARGEST_PART) return refuse(413, 'part-too-large', 'Send it in smaller parts.')
  return orRefusal(async () => {
    const { at } = query.data
    const { isNext, received } = await ask.tools.media.uploads.receive(key, at, bytes)
    if (isNext) return { status: 200, body: { received } satisfies PartReceived }
    return refuse(409, 'other-part', 'Another part of the file comes next.', { received })
  })
}

async function finish(ask: JsonAsk): Promise<JsonAnswer> {
  const key = namedKey(ask)
  const parsed = finishUploadSchema.safeParse(ask.body)
  if (!key) return unknownUpload()
  if (!parsed.success) return refuseInput(parsed.error)
  const { db, media } = ask.tools
  return orRefusal(async () => {
    const { mediaId, isNew } = await media.uploads.finish(db, key, parsed.data)
    const kept = await findLibraryPicture(db, mediaId)
    if (!kept) return unknownUpload()
    const picture = shownPicture(ask, kept)
    return { status: isNew ? 201 : 200, body: { picture, isNew } satisfies UploadDone }
  })
}

async function cancel(ask: JsonAsk): Promise<JsonAnswer> {
  const key = namedKey(ask)
  if (!key) return unknownUpload()
  await ask.tools.media.uploads.cancel(key)
  return { status: 200, body: {} }
}

/** What is wrong with a file, or in the way of it, is told to who sends it. */
async function orRefusal(work: () => Promise<JsonAnswer>): Promise<JsonAnswer> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return refuse(statusOf(error.code), error.code, error.message)
  }
}

function statusOf(code: string): number {
  if (code.startsWith('picture-') || code === 'upload-broken') return 422
  if (code === 'upload-unknown') return 404
  if (code === 'too-many-uploads') return 429
  if (code === 'disk-full') return 507
  return 503
}

function namedKey({ named, present }: JsonAsk): UploadKey | null {
  const digest = uploadDigestSchema.safeParse(named.digest).data
  return digest === undefined ? null : keyOf({ present }, digest)
}

function keyOf({ present }: Pick<JsonAsk, 'present'>, digest: string): UploadKey {
  return { accountId: present.account.id, digest }
}

function unknownUpload(): JsonAnswer {
  return refuse(404, 'upload-unknown', 'Nothing has come of this file: send it from its beginning.')
}
