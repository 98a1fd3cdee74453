import { createHash } from 'node:crypto'
import { createPartialFile } from './partial-file.ts'
import { BLOCK, padding, tarHeader } from './tar.ts'

export type ArchiveWriter = {
  /** Where the file is until it is published. */
  partial: string
  /** Adds a member; its size may be unknown until its content ends. */
  add(name: string, content: AsyncIterable<Buffer> | readonly Buffer[]): Promise<void>
  /** Ends the file with its sums and sees it on the disk. Returns its size. */
  finish(): Promise<number>
  /** Gives the finished file its name. */
  publish(): Promise<void>
  /** Removes what was written; nothing happens after `publish`. */
  abandon(): Promise<void>
}

/** The last member: what `sha256sum -c` reads after `tar xf`. */
export const SUMS = 'SHA256SUMS'

export function sumLine(name: string, sha256: string): string {
  return `${sha256}  ${name}`
}

/**
 * Writes a tar file, as `FILE.partial` until it is published.
 *
 * @throws Failure `disk-full`, `backup-unwritable`, and the reason of `signal` where that stops it
 */
export async function createArchive(
  file: string,
  options: { madeAt: Date; signal?: AbortSignal | undefined },
): Promise<ArchiveWriter> {
  const output = await createPartialFile(file)
  const mtime = Math.floor(options.madeAt.getTime() / 1000)
  const sums: string[] = []
  let position = 0
  const add: ArchiveWriter['add'] = async (name, content) => {
    const start = position + tarHeader({ name, size: 0, mtime }).length
    const hash = createHash('sha256')
    let size = 0
    for await (const chunk of content) {
      options.signal?.throwIfAborted()
      hash.update(chunk)
      await output.write(chunk, start + size)
      size += chunk.length
    }
    await output.write(Buffer.alloc(padding(size)), start + size)
    await output.write(tarHeader({ name, size, mtime }), position)
    position = start + size + padding(size)
    sums.push(sumLine(name, hash.digest('hex')))
  }
  return {
    partial: output.path,
    add,
    async finish() {
      await add(SUMS, [Buffer.from(`${sums.join('\n')}\n`)])
      await output.write(Buffer.alloc(2 * BLOCK), position)
      await output.close()
      return position + 2 * BLOCK
    },
    publish: output.publish,
    abandon: output.abandon,
  }
}
