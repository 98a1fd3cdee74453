import { existsSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBinaries, restoreLinks } from './binaries.ts'
import { temporaryDirectory } from './test-bench.fixture.ts'

test('the programs that npm brought are found, with their major version', () => {
  const { initdb, postgres, major } = findBinaries()
  expect([initdb, postgres].map((path) => existsSync(path))).toEqual([true, true])
  expect(major).toMatch(/^\d+$/)
})

test('links that npm did not make are made, and made once', () => {
  const root = temporaryDirectory()
  mkdirSync(join(root, 'native', 'lib'), { recursive: true })
  writeFileSync(join(root, 'native', 'lib', 'libpq.so.5.18'), '')
  writeFileSync(
    join(root, 'native', 'pg-symlinks.json'),
    '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]',
  )
  restoreLinks(root)
  restoreLinks(root)
  expect(readlinkSync(join(root, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18')
})
