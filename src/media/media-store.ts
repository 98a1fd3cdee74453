import { open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { isDiskFull } from '#platform/database-fault.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { newId } from '#platform/ids.ts'
import { makeFolder } from '#platform/make-folder.ts'
import { syncDirectory } from '#platform/sync-directory.ts'

export type StoredFile = { name: string; changedAt: Date; bytes: number }

/** Files under names that tell their contents, so that one is never written over by another. */
export type MediaStore = {
  /** Keeps the file whole or not at all. False where it is there already. */
  put(name: string, bytes: Buffer): Promise<boolean>
  /** Null where there is none. */
  read(name: string): Promise<Buffer | null>
  /** Nothing happens where there is none. */
  remove(name: string): Promise<void>
  /** Those whose names begin so; all of them for ''. */
  list(prefix: string): Promise<StoredFile[]>
}

/** The files as they were taken in: what a backup carries. */
export function openOriginals(dataDir: string): MediaStore {
  return diskStore(path.join(dataDir, 'media'))
}

/** What was made from them, and is made again where it is missing. */
export function openMadeFiles(dataDir: string): MediaStore {
  return diskStore(path.join(dataDir, 'renditions'))
}

/** @throws Failure `disk-full` as a file is put */
function diskStore(root: string): MediaStore {
  const folderOf = (name: string) => path.join(root, name.slice(0, 2))
  const fileOf = (name: string) => path.join(folderOf(name), requireName(name))
  return {
    async put(name, bytes) {
      const file = fileOf(name)
      // Younger again, so that nobody takes it for forgotten before its row is there.
      if (await touch(file)) return false
      const folder = folderOf(name)
      makeFolder(folder)
      // Hidden, so that neither a backup nor a reader takes it for whole.
      const half = path.join(folder, `.${newId()}`)
      try {
        await writeWhole(half, bytes)
        await rename(half, file)
        await syncDirectory(folder)
        return true
      } catch (error) {
        await rm(half, { force: true })
        throw isDiskFull(error) ? full(root, error) : error
      }
    },
    read: (name) => readFile(fileOf(name)).catch(missing),
    remove: (name) => rm(fileOf(name), { force: true }),
    async list(prefix) {
      const folders = prefix.length >= 2 ? [prefix.slice(0, 2)] : await namesIn(root)
      const files: StoredFile[] = []
      for (const folder of folders) {
        for (const name of await namesIn(path.join(root, folder))) {
          if (!isName(name) || !name.startsWith(prefix)) continue
          const found = await stat(path.join(root, folder, name)).catch(missing)
          if (found) files.push({ name, changedAt: found.mtime, bytes: found.size })
        }
      }
      return files
    },
  }
}

/** A digest, what is said beside it, an ending: nothing that leads out of a folder. */
function isName(name: string): boolean {
  return /^[0-9a-f]{20,64}[a-z0-9-]*\.[a-z]{3,4}$/.test(name)
}

function requireName(name: string): string {
  if (isName(name)) return name
  throw new Error(`no name of the media store: ${JSON.stringify(name)}`)
}

async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o644)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function touch(file: string): Promise<boolean> {
  const now = new Date()
  return (await utimes(file, now, now).catch(missing)) !== null
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(missing)) ?? []
}

function missing(error: unknown): null {
  if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null
  throw error
}

function full(root: string, cause: unknown): Failure {
  return new Failure('disk-full', `The disk that holds ${root} is full: nothing was stored.`, {
    cause,
  })
}
