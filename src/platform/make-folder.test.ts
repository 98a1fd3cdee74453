import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { prepareDataDir } from './embedded/places.ts'
import { makeFolder } from './make-folder.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'chapar-folders-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
})

test('a folder is made with all that is missing above it, and may be there already', () => {
  const folder = path.join(root, 'a', 'b', 'c')
  makeFolder(folder, 0o700)
  makeFolder(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(path.join(root, 'a')).mode & 0o500).toBe(0o500)
})

test('a file in the way is named by the system', () => {
  writeFileSync(path.join(root, 'file'), '')
  expect(() => makeFolder(path.join(root, 'file'))).toThrow('EEXIST')
  expect(() => makeFolder(path.join(root, 'file', 'under'))).toThrow('ENOTDIR')
})

test.runIf(existsSync('/proc/self'))('where nothing can be made, that is said at once', () => {
  expect(() => makeFolder('/proc/x')).toThrow('ENOENT')
  expect(() => makeFolder('/proc/x/y/z')).toThrow('ENOENT')
  expect(() => prepareDataDir('/proc/x')).toThrow(
    'The data directory /proc/x cannot be written (nothing can be made there)',
  )
})
