import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { isDiskFull } from '#platform/database-fault.ts'
import { errorCode } from '#platform/error-code.ts'
import { Failure } from '#platform/failure.ts'
import { syncDirectory } from '#platform/sync-directory.ts'

/** A file that has the name `FILE.partial` until it is whole. */
export type PartialFile = {
  /** Where it is meanwhile. */
  path: string
  write(bytes: Buffer, position: number): Promise<void>
  /** Returns when the disk has it; nothing is written afterwards. */
  close(): Promise<void>
  /** Gives the closed file its name. */
  publish(): Promise<void>
  /** Removes it; nothing happens after `publish`. */
  abandon(): Promise<void>
}

/**
 * Creates the file, for its owner's eyes alone.
 *
 * @throws Failure `disk-full`, `backup-unwritable`, as each of its acts does
 */
export async function createPartialFile(file: string): Promise<PartialFile> {
  const partial = `${file}.partial`
  const fail = failureOf(file)
  // What an earlier try left is nobody's: a new file has our mode and our owner.
  await rm(partial, { force: true }).catch(fail)
  const handle = await open(partial, 'wx', 0o600).catch(fail)
  const { ino } = await handle.stat()
  let isOpen = true
  const isOurs = () =>
    stat(partial).then(
      (there) => there.ino === ino,
      () => false,
    )
  const close = async () => {
    isOpen = false
    await handle.close()
  }
  return {
    path: partial,
    write: (bytes, position) => writeAll(handle, bytes, position).catch(fail),
    async close() {
      await handle.sync().catch(fail)
      await close()
    },
    async publish() {
      if (!(await isOurs())) throw overtaken(file)
      await rename(partial, file).catch(fail)
      await syncDirectory(path.dirname(file))
    },
    async abandon() {
      if (isOpen) await close()
      if (await isOurs()) await rm(partial, { force: true })
    },
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

function overtaken(file: string): Failure {
  return new Failure('backup-unwritable', `Another backup began to write ${file} meanwhile.`)
}

function failureOf(file: string) {
  return (cause: unknown): never => {
    if (isDiskFull(cause) || errorCode(cause) === 'EFBIG') {
      throw new Failure(
        'disk-full',
        `There is no room for the backup in ${path.dirname(file)}: free some space or name a file elsewhere.`,
        { cause },
      )
    }
    throw new Failure('backup-unwritable', `${file} cannot be written (${errorCode(cause)}).`, {
      cause,
    })
  }
}
