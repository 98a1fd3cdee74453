import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isDiskFull } from '#platform/database-fault.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { makeFolder } from '#platform/make-folder.ts'

/** Whose file it is, and the name under which its parts come: 64 hexadecimal digits. */
export type UploadKey = { accountId: string; digest: string }

/** What has come of a file so far. All web processes of one data directory see the same. */
export type ReceivedParts = {
  file(key: UploadKey): string
  /** in bytes; 0 where nothing has come */
  size(key: UploadKey): Promise<number>
  /** Begins where the last part ended, or before. @throws Failure `disk-full` */
  write(key: UploadKey, at: number, bytes: Uint8Array): Promise<void>
  sha256(key: UploadKey): Promise<string>
  /** Nothing happens where there is none. */
  drop(key: UploadKey): Promise<void>
  /** what of that account is not finished: so many files, of so many bytes together */
  held(accountId: string): Promise<{ files: number; bytes: number }>
}

export function openReceivedParts(dataDir: string): ReceivedParts {
  const folder = folderIn(dataDir)
  const file = ({ accountId, digest }: UploadKey) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('no name of an upload')
    return path.join(folder, `${accountId}-${digest}`)
  }
  return {
    file,
    size: async (key) => (await stat(file(key)).catch(missing))?.size ?? 0,
    async write(key, at, bytes) {
      makeFolder(folder, 0o700)
      // Written at its place, so that a part which comes twice changes nothing.
      const handle = await open(file(key), at === 0 ? 'w' : 'r+', 0o600)
      try {
        await handle.write(bytes, 0, bytes.length, at)
      } catch (error) {
        if (!isDiskFull(error)) throw error
        const sentence = 'The disk of the server is full: nothing more can be sent to it.'
        throw new Failure('disk-full', sentence, { cause: error })
      } finally {
        await handle.close()
      }
    },
    async sha256(key) {
      const hash = createHash('sha256')
      for await (const part of createReadStream(file(key))) hash.update(part)
      return hash.digest('hex')
    },
    drop: (key) => rm(file(key), { force: true }),
    async held(accountId) {
      const names = (await namesIn(folder)).filter((name) => name.startsWith(accountId))
      const found = await Promise.all(
        names.map((name) => stat(path.join(folder, name)).catch(missing)),
      )
      const bytes = found.reduce((sum, file) => sum + (file?.size ?? 0), 0)
      return { files: names.length, bytes }
    },
  }
}

/** Longer than anybody goes on with a file that broke off. */
const PATIENCE_MS = 24 * 60 * 60_000

export async function removeForgottenUploads(dataDir: string, now: Date): Promise<void> {
  const folder = folderIn(dataDir)
  for (const name of await namesIn(folder)) {
    const file = path.join(folder, name)
    const found = await stat(file).catch(missing)
    if (found && now.getTime() - found.mtimeMs >= PATIENCE_MS) await rm(file, { force: true })
  }
}

function folderIn(dataDir: string): string {
  return path.join(dataDir, 'incoming')
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(missing)) ?? []
}

function missing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null
  throw error
}
