import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '#platform/error-code.ts'
import type { Archive } from './archive-reader.ts'
import type { ArchiveWriter } from './archive-writer.ts'

/** Writes single files of the data directory; one that is not there is left out. */
export async function dumpFiles(
  dataDir: string,
  names: readonly string[],
  archive: ArchiveWriter,
): Promise<void> {
  for (const name of names) {
    const content = await readFile(path.join(dataDir, name)).catch(nullIfMissing)
    if (content) await archive.add(`files/${name}`, [content])
  }
}

/** Null where the backup has no such file. */
export async function readKeptFile(archive: Archive, name: string): Promise<string | null> {
  if (!archive.has(`files/${name}`)) return null
  const chunks: Buffer[] = []
  for await (const chunk of archive.read(`files/${name}`)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function nullIfMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null
  throw error
}
