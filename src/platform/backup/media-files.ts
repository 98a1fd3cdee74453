import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isDiskFull } from '#platform/database-fault.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { makeFolder } from '#platform/make-folder.ts'
import { syncDirectory } from '#platform/sync-directory.ts'
import type { Archive } from './archive-reader.ts'
import type { ArchiveWriter } from './archive-writer.ts'
import type { Manifest } from './manifest.ts'

type Media = Manifest['media']
type OnBytes = (done: number, total: number) => void

/** Beside what it becomes, so that the rename stays on one disk. */
const STAGE = '.restoring'

function mediaDirectory(dataDir: string): string {
  return path.join(dataDir, 'media')
}

/** Writes the files of the media store; hidden ones are half-written or staged, and stay out. */
export async function dumpMedia(
  dataDir: string,
  archive: ArchiveWriter,
  onBytes: OnBytes,
): Promise<Media> {
  const root = mediaDirectory(dataDir)
  const files = await listFiles(root)
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  const media: Media = []
  let done = 0
  for (const file of files) {
    const hash = createHash('sha256')
    let bytes = 0
    async function* content() {
      const stream = createReadStream(path.join(root, file.path), { highWaterMark: 256 * 1024 })
      // Without an encoding its chunks are buffers, which the types do not tell.
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        hash.update(chunk)
        bytes += chunk.length
        done += chunk.length
        onBytes(done, total)
        yield chunk
      }
    }
    const there = await archive.add(`media/${file.path}`, content()).then(() => true, goneIsFalse)
    if (there) media.push({ path: file.path, bytes, sha256: hash.digest('hex') })
  }
  return media
}

/** A file that was removed after we listed it does not belong to the backup. */
function goneIsFalse(error: unknown): false {
  if (errorCode(error) === 'ENOENT') return false
  throw error
}

export type StagedMedia = {
  /** Moves every file to its name; a file of the same name gives way, other files stay. */
  place(): Promise<void>
  /** Removes what was not placed. */
  clear(): Promise<void>
}

/**
 * Writes the media of a backup beside the media store, whole and on the disk, but under no name yet.
 *
 * @throws Failure `disk-full`
 */
export async function stageMedia(
  archive: Archive,
  dataDir: string,
  onBytes: OnBytes,
): Promise<StagedMedia> {
  const { media } = archive.manifest
  const root = mediaDirectory(dataDir)
  const stage = path.join(root, STAGE)
  const total = media.reduce((sum, file) => sum + file.bytes, 0)
  const clear = () => rm(stage, { recursive: true, force: true })
  let done = 0
  await clear()
  try {
    for (const file of media) {
      const to = path.join(stage, safePath(archive.file, file.path))
      makeFolder(path.dirname(to))
      await pipeline(archive.read(`media/${file.path}`), createWriteStream(to, { flush: true }))
      done += file.bytes
      onBytes(done, total)
    }
  } catch (error) {
    await clear()
    throw isDiskFull(error) ? full(root, error) : error
  }
  return {
    clear,
    async place() {
      for (const file of media) {
        const to = path.join(root, file.path)
        makeFolder(path.dirname(to))
        await rename(path.join(stage, file.path), to)
      }
      for (const directory of new Set(media.map((file) => path.dirname(file.path)))) {
        await syncDirectory(path.join(root, directory))
      }
    },
  }
}

async function listFiles(root: string): Promise<{ path: string; bytes: number }[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    },
  )
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort()
  const files: { path: string; bytes: number }[] = []
  for (const name of names) {
    files.push({ path: name, bytes: (await stat(path.join(root, name))).size })
  }
  return files
}

/** A path out of a file may not lead out of the directory. */
function safePath(file: string, name: string): string {
  const parts = name.split('/')
  if (parts.every((part) => part !== '' && !part.startsWith('.') && !/[\\\0:]/.test(part)))
    return name
  throw new Failure('backup-does-not-fit', `${file} holds a file with a name that is not allowed.`)
}

function full(directory: string, cause: unknown): Failure {
  return new Failure(
    'disk-full',
    `The disk that holds ${directory} is full: nothing was restored.`,
    {
      cause,
    },
  )
}
