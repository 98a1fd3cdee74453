import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { SUMS, sumLine } from './archive-writer.ts'
import { FORMAT, formatSchema, type Manifest, manifestSchema } from './manifest.ts'
import { BLOCK, padding, readTarHeader } from './tar.ts'

export type Archive = {
  file: string
  bytes: number
  manifest: Manifest
  has(name: string): boolean
  /** The content of a member. */
  read(name: string): Readable
  close(): Promise<void>
}

type Member = { start: number; size: number }

const CHUNK = 256 * 1024

/**
 * Opens a backup and reads the whole of it once: every byte is accounted for before it is used.
 * `onBytes` is told how many bytes of how many were read.
 *
 * @throws Failure `backup-missing`, `backup-foreign`, `backup-too-new`, `backup-damaged`
 */
export async function openArchive(
  file: string,
  options: {
    onBytes?: (done: number, total: number) => void
    signal?: AbortSignal | undefined
  } = {},
): Promise<Archive> {
  const handle = await open(file, 'r').catch((cause: unknown) => {
    throw new Failure('backup-missing', `${file} cannot be read (${errorCode(cause)}).`, { cause })
  })
  try {
    const { size } = await handle.stat()
    await requireOurFormat(handle, file, size)
    const members = await listMembers(handle, file, size)
    await checkSums(handle, file, members, (done) => {
      options.signal?.throwIfAborted()
      options.onBytes?.(done, size)
    })
    const text = await readText(handle, file, members.get('manifest.json'))
    return {
      file,
      bytes: size,
      manifest: parsed(file, manifestSchema, text),
      has: (name) => members.has(name),
      read: (name) => {
        options.signal?.throwIfAborted()
        return Readable.from(contentOf(handle, file, memberNamed(file, members, name)))
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** What comes first is understood by every version, so that a newer format gets its own word. */
async function requireOurFormat(handle: FileHandle, file: string, size: number): Promise<void> {
  const first = await readTarHeader(reader(handle, size), 0)
  if (first?.entry.name !== 'format.json') {
    throw new Failure('backup-foreign', `${file} is not a backup that Chapar made.`)
  }
  const text = await readText(handle, file, { start: first.length, size: first.entry.size })
  const format = parsed(file, formatSchema, text)['chapar-backup']
  if (format > FORMAT) {
    throw new Failure(
      'backup-too-new',
      `${file} has backup format ${format}, and this Chapar reads up to ${FORMAT}; install the version that made it, or a later one.`,
    )
  }
}

async function listMembers(handle: FileHandle, file: string, size: number) {
  const members = new Map<string, Member>()
  const read = reader(handle, size)
  let position = 0
  while (position < size - 2 * BLOCK) {
    const found = await readTarHeader(read, position)
    if (!found) throw damaged(file, position)
    const start = position + found.length
    const filler = padding(found.entry.size)
    const after = await read(start + found.entry.size, filler)
    if (!after || !isZero(after)) throw damaged(file, start + found.entry.size)
    members.set(found.entry.name, { start, size: found.entry.size })
    position = start + found.entry.size + filler
  }
  const end = await read(position, 2 * BLOCK)
  if (!end || !isZero(end)) throw damaged(file, position)
  return members
}

async function checkSums(
  handle: FileHandle,
  file: string,
  members: Map<string, Member>,
  onBytes: (done: number) => void,
): Promise<void> {
  const lines = (await readText(handle, file, members.get(SUMS))).split('\n')
  if (lines.length !== members.size) throw damaged(file)
  let line = 0
  for (const [name, member] of members) {
    if (name === SUMS) continue
    const hash = createHash('sha256')
    let done = member.start
    for await (const chunk of contentOf(handle, file, member)) {
      hash.update(chunk)
      done += chunk.length
      onBytes(done)
    }
    if (lines[line] !== sumLine(name, hash.digest('hex'))) throw damaged(file, member.start, name)
    line += 1
  }
}

async function* contentOf(handle: FileHandle, file: string, { start, size }: Member) {
  for (let done = 0; done < size; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, size - done))
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, start + done)
    if (bytesRead === 0) throw damaged(file, start + done)
    done += bytesRead
    yield chunk.subarray(0, bytesRead)
  }
}

async function readText(handle: FileHandle, file: string, member: Member | undefined) {
  if (!member) throw damaged(file)
  const chunks: Buffer[] = []
  for await (const chunk of contentOf(handle, file, member)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Exactly the bytes asked for; null where the file ends before. */
function reader(handle: FileHandle, size: number) {
  return async (position: number, length: number): Promise<Buffer | null> => {
    if (position + length > size) return null
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await handle.read(buffer, 0, length, position)
    return bytesRead === length ? buffer : null
  }
}

function memberNamed(file: string, members: Map<string, Member>, name: string): Member {
  const member = members.get(name)
  if (!member) throw damaged(file, undefined, name)
  return member
}

function parsed<S extends z.ZodType>(file: string, schema: S, text: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Failure(
      'backup-damaged',
      `${file} is damaged: what it says of itself is not right.`,
      {
        cause,
      },
    )
  }
}

function damaged(file: string, position?: number, name?: string): Failure {
  const what = name ? `${name} is not as it was written` : 'it was cut short or changed'
  const where = position === undefined ? '' : ` (at byte ${position})`
  return new Failure('backup-damaged', `${file} is damaged: ${what}${where}.`)
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0)
}
