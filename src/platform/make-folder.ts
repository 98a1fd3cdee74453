import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { errorCode } from './error-code.ts'

/**
 * Makes a folder and those above it that are missing; `mode` is for the folder itself.
 *
 * Not by `recursive`: where a parent is there and nothing can be made in it (/proc), Node never
 * comes back from that, and hears no signal meanwhile.
 *
 * @throws the system's own error (ENOENT, EACCES, ENOTDIR, EEXIST where it is a file …)
 */
export function makeFolder(folder: string, mode?: number): void {
  try {
    make(folder, mode)
  } catch (error) {
    const parent = path.dirname(path.resolve(folder))
    if (errorCode(error) !== 'ENOENT' || parent === path.resolve(folder)) throw error
    makeFolder(parent)
    make(folder, mode)
  }
}

function make(folder: string, mode: number | undefined): void {
  try {
    mkdirSync(folder, { mode: mode ?? 0o777 })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}
