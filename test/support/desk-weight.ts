import { statSync } from 'node:fs'
import path from 'node:path'

/** The parts of Vite's manifest that matter here. */
export type Manifest = Record<
  string,
  { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] }
>

/** The scripts that a browser must have for these modules: their own and what those import. */
export function scriptsFor(manifest: Manifest, modules: readonly string[]): string[] {
  const found = new Set<string>(modules)
  for (const name of found) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`${name} is not in the build`)
    for (const imported of chunk.imports ?? []) found.add(imported)
  }
  const files = [...found].map((name) => manifest[name]?.file ?? '')
  return files.filter((file) => file.endsWith('.js'))
}

/** In bytes, as gzip sends it: the larger of the two forms that browsers are sent. */
export function weightOf(folder: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(path.join(folder, `${file}.gz`)).size, 0)
}
