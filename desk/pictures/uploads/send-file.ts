import {
  partReceivedSchema,
  UPLOAD_PART,
  type UploadDone,
  uploadBegunSchema,
  uploadDoneSchema,
} from '#contract/desk-pictures.ts'
import { AskOffline, AskProblem, type ask } from '../../api/ask.ts'

/** The way to the server. */
export type Line = {
  ask: typeof ask
  /** Ends when it is worth another try; `tries` counts those that failed in a row. */
  pause(tries: number, signal: AbortSignal): Promise<void>
}

/** What is told while a file is on its way. */
export type Told = {
  /** so many bytes are there */
  sent(bytes: number): void
  /** the line is away, or the server is busy: it is tried again */
  held(): void
  /** Waits until it is this file's turn to be taken in, and tells that it is. */
  turn(): Promise<void>
}

/**
 * Sends a file in parts, and goes on where it stopped however often the line breaks. What the
 * server has already is not sent again; where `signal` stops it, the server drops what has come.
 *
 * @throws AskProblem where the file is refused, the reason of `signal`
 */
export async function sendFile(
  file: File,
  line: Line,
  told: Told,
  signal: AbortSignal,
): Promise<UploadDone> {
  const name = await nameOf(file)
  let isTaken = false
  const turn = async () => {
    await told.turn()
    isTaken = true
  }
  try {
    return await sendOften(file, name, { line, told: { ...told, turn }, signal })
  } catch (error) {
    if (signal.aborted && !isTaken) dropParts(name, line)
    throw error
  }
}

async function sendOften(file: File, name: Name, { line, told, signal }: Way): Promise<UploadDone> {
  let tries = 0
  const sent = (bytes: number) => {
    tries = 0
    told.sent(bytes)
  }
  for (;;) {
    try {
      return await sendOnce(file, name, { line, told: { ...told, sent }, signal })
    } catch (error) {
      signal.throwIfAborted()
      if (!mayPass(error, tries)) throw error
      told.held()
      await line.pause(tries, signal)
      tries += 1
    }
  }
}

type Name = { digest: string; isDigest: boolean }
type Way = { line: Line; told: Told; signal: AbortSignal }

async function sendOnce(file: File, name: Name, { line, told, signal }: Way): Promise<UploadDone> {
  const { digest, isDigest } = name
  const begun = await line.ask('POST', '/uploads', {
    ...{ body: { digest, bytes: file.size }, schema: uploadBegunSchema, signal },
  })
  if (begun.picture) {
    await told.turn()
    return { picture: begun.picture, isNew: false }
  }
  let at = begun.received
  while (at < file.size) {
    told.sent(at)
    at = await sendPart(file, digest, at, { line, told, signal })
  }
  told.sent(file.size)
  await told.turn()
  const body = { fileName: file.name, isDigest }
  const path = `/uploads/${digest}/finish`
  return line.ask('POST', path, { body, schema: uploadDoneSchema, signal })
}

/** What has come of a file that nobody wants any more; a lost request leaves it to the server's broom. */
function dropParts({ digest }: Name, line: Line): void {
  line.ask('POST', `/uploads/${digest}/cancel`, { body: {} }).catch(() => {})
}

/** Returns where the next part begins. */
async function sendPart(
  file: File,
  digest: string,
  at: number,
  { line, signal }: Way,
): Promise<number> {
  const body = file.slice(at, at + UPLOAD_PART)
  try {
    const path = `/uploads/${digest}?at=${at}`
    const { received } = await line.ask('PUT', path, { body, schema: partReceivedSchema, signal })
    return received
  } catch (error) {
    const wanted = error instanceof AskProblem && error.code === 'other-part' && error.rest.received
    if (typeof wanted === 'number' && wanted !== at) return wanted
    throw error
  }
}

/** What another try may mend: the line, a busy server; once, what was lost or spoilt on its way. */
function mayPass(error: unknown, tries: number): boolean {
  if (error instanceof AskOffline) return true
  if (!(error instanceof AskProblem)) return false
  if (['upload-unknown', 'upload-broken', 'other-part'].includes(error.code)) return tries === 0
  return error.status >= 500 && error.code !== 'disk-full'
}

/**
 * By what the server knows the file again. A browser makes digests only of pages that came by https
 * or from this machine; elsewhere the name is random, and the file is sent whole.
 */
async function nameOf(file: File): Promise<Name> {
  const { subtle } = globalThis.crypto
  if (!subtle) return { digest: hex(crypto.getRandomValues(new Uint8Array(32))), isDigest: false }
  const digest = await subtle.digest('SHA-256', await file.arrayBuffer())
  return { digest: hex(new Uint8Array(digest)), isDigest: true }
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
