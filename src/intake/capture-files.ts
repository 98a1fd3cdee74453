import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Failure } from '#platform/failure.ts'

/** `isTextByName`: named by the operator, or called *.txt or without extension in a folder. */
export type CaptureFile = { file: string; isTextByName: boolean }

/**
 * The files of an import, in the order of their names: those that are named, and all that is in
 * the named folders, at any depth, except what is hidden. Links to folders are not followed.
 *
 * @throws Failure `file-unreadable` for a path that is not there
 */
export async function listCaptureFiles(paths: readonly string[]): Promise<CaptureFile[]> {
  const files = new Map<string, CaptureFile>()
  for (const given of paths) {
    const kind = await stat(given).catch((cause: unknown) => {
      throw new Failure('file-unreadable', `${given} does not exist or cannot be read.`, { cause })
    })
    const found = kind.isDirectory() ? await walk(given) : [{ file: given, isTextByName: true }]
    for (const one of found) {
      const key = path.resolve(one.file)
      if (one.isTextByName || !files.has(key)) files.set(key, one)
    }
  }
  return [...files.values()]
}

async function walk(folder: string): Promise<CaptureFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new Failure('file-unreadable', `${folder} cannot be read.`, { cause })
  })
  const found: CaptureFile[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) for (const inner of await walk(file)) found.push(inner)
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(file)))) {
      found.push({ file, isTextByName: /^(\.txt)?$/i.test(path.extname(file)) })
    }
  }
  return found
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (kind) => kind.isFile(),
    () => true, // a link that leads nowhere is told of when it is read
  )
}
