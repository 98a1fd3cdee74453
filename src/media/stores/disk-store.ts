import { open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { isDiskFull } from '#platform/database-fault.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { newId } from '#platform/ids.ts'
import { makeFolder } from '#platform/make-folder.ts'
import { syncDirectory } from '#platform/sync-directory.ts'
import { isName, type MediaStore, requireName, type StoredFile } from '../media-store.ts'

/** @throws Failure `disk-full` as a file is put */
export function diskStore(root: string): MediaStore {
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
