import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import { fillLockGaps, findLockGaps, type Lock } from '../scripts/lock-gaps.ts'

// npm wrote it
const readLock = () => JSON.parse(readFileSync(projectFile('package-lock.json'), 'utf8')) as Lock

/** Entries that tell where this copy was fetched from: they would bind others to that host. */
const boundToHost = (lock: Lock) =>
  Object.entries(lock.packages).flatMap(([place, { resolved }]) =>
    resolved?.includes('://') ? [place] : [],
  )

test('the lock is complete for every platform', () => {
  expect(findLockGaps(readLock())).toEqual([])
})

test('the lock names no host', () => {
  expect(boundToHost(readLock())).toEqual([])
})

test('a planted gap is found and filled', () => {
  const lock = readLock()
  delete lock.packages['node_modules/@biomejs/cli-win32-arm64']
  expect(findLockGaps(lock)).toMatchObject([
    { wantedBy: 'node_modules/@biomejs/biome', name: '@biomejs/cli-win32-arm64', dev: true },
  ])
  expect(fillLockGaps(lock)).toEqual(['node_modules/@biomejs/cli-win32-arm64'])
  expect(lock.packages['node_modules/@biomejs/cli-win32-arm64']).toMatchObject({
    optional: true,
    dev: true,
    os: ['win32'],
    cpu: ['arm64'],
  })
  expect(findLockGaps(lock)).toEqual([])
})

test('a planted host is found', () => {
  const lock: Lock = {
    packages: { 'node_modules/a': { version: '1.0.0', resolved: 'https://example.org/a.tgz' } },
  }
  expect(boundToHost(lock)).toEqual(['node_modules/a'])
})
