import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The absolute path of a file shipped beside the code (`migrations`, `samples`).
 * Works from the sources and from the bundle, which lie at different depths.
 */
export function projectFile(...segments: string[]): string {
  root ??= findRoot(path.dirname(fileURLToPath(import.meta.url)))
  return path.join(root, ...segments)
}

let root: string | undefined

function findRoot(from: string): string {
  if (existsSync(path.join(from, 'package.json'))) return from
  const parent = path.dirname(from)
  if (parent === from) throw new Error('package.json is not above the running code')
  return findRoot(parent)
}
